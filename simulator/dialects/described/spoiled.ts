// What faults make of the answer of a described switch, in what it is written in: of absurd size or depth, malformed inside. JSON is
// everybody's, and stands beside this folder.

import type { AnswerInjection, AnswerShape } from '../../faults/fault.ts';
import { misshapen } from '../http-malformed.ts';
import { FORMATS, type FormatName, type Members } from './formats.ts';
import { mapLeaves } from './shown-token.ts';
import { type Reply, written } from './written.ts';

/** The reply as the fault wants it; as it is, where that does something else. */
export function spoiled(injection: AnswerInjection, reply: Reply): Reply {
  if (reply.as === 'json') return { ...reply, ...misshapen(injection, withOutcome(injection, reply)) } as Reply;
  const { as, body } = reply;
  const { members, withMembers, write } = FORMATS[as];
  const changed = (more: Members): Reply => withText(reply, write(withMembers(body, more)));
  if (injection.type === 'oversize') return changed({ ...members(body), padding: 'x'.repeat(injection.bytes) });
  if (injection.type === 'depth') return withText(reply, nested(reply, injection.levels));
  if (injection.type !== 'malformed') return reply;
  const { shape } = injection;
  if (shape === 'cut-short') return withText(reply, (reply.text ?? '').slice(0, (reply.text ?? '').length / 2));
  const inside = shape in INSIDE ? INSIDE[shape as Inside] : undefined;
  if (inside !== undefined) return changed(inside(members(body)));
  if (shape === 'null' || shape === 'other-kind') return withText(reply, OTHER[as][shape](body));
  return { ...reply, ...misshapen(injection, { ...reply, body: undefined }), body } as Reply; // a page, a word, or nothing
}

type Inside = Extract<AnswerShape, 'no-outcome' | 'unknown-outcome' | 'numbers' | 'nulls'>;

const each = (members: Members, value: unknown): Members =>
  Object.fromEntries(Object.keys(members).map((name) => [name, value]));

/** What becomes of the members. Where the outcome stands no file says: it is missing with all the rest, or all of it is something else. */
const INSIDE: Readonly<Record<Inside, (members: Members) => Members>> = {
  'no-outcome': () => ({}),
  'unknown-outcome': (members) => mapLeaves(members, () => 'perhaps') as Members,
  numbers: (members) => each(members, 1),
  nulls: (members) => each(members, null),
};

/** What is of that notation, and nothing that this switch would say. */
const OTHER: Readonly<
  Record<Exclude<FormatName, 'json'>, Readonly<Record<'null' | 'other-kind', (tree: unknown) => string>>>
> = {
  xml: {
    null: () => FORMATS.xml.write({ null: null }),
    'other-kind': (tree) => FORMATS.xml.write({ list: tree ?? '' }),
  },
  form: { null: () => 'null', 'other-kind': (tree) => FORMATS.form.write({ item: FORMATS.form.write(tree) }) },
  text: { null: () => 'null', 'other-kind': (tree) => FORMATS.json.write([tree]) },
};

function withOutcome(injection: AnswerInjection, reply: Reply): Reply {
  if (injection.type !== 'malformed' || reply.body === undefined) return reply;
  if (injection.shape === 'no-outcome') return { ...reply, body: {} };
  return injection.shape === 'unknown-outcome' ? { ...reply, body: mapLeaves(reply.body, () => 'perhaps') } : reply;
}

/** Brackets, or elements, inside one another. */
function nested({ as, body }: Reply, levels: number): string {
  const { members, withMembers, write } = FORMATS[as];
  const brackets = '['.repeat(levels) + ']'.repeat(levels);
  if (as !== 'xml') return write(withMembers(body, { ...members(body), nested: brackets }));
  const text = write(withMembers(body, { ...members(body), nested: null }));
  const [at, end] = [text.lastIndexOf('<nested/>'), text.lastIndexOf('<nested/>') + '<nested/>'.length];
  return text.slice(0, at) + '<nested>'.repeat(levels) + '</nested>'.repeat(levels) + text.slice(end);
}

/** With 204 nothing can follow. */
const withText = (reply: Reply, text: string): Reply =>
  written({ ...reply, status: reply.status === 204 ? 200 : reply.status, text });
