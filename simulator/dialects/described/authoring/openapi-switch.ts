// A new switch's file with the routes of an OpenAPI document: the skeleton, and in it what the document is sure of.

import { readFile } from 'node:fs/promises';
import { type Document, isScalar, parseDocument } from 'yaml';
import { ANSWER_WORDS, type AnswerWord } from '../../../faults/fault.ts';
import type { SwitchFile } from '../file-schema.ts';
import type { ShownAnswer } from './openapi-answers.ts';
import { membersOf, readOpenApi, textOf } from './openapi-document.ts';
import { routesOf, type SketchedRoute, type SketchedRoutes } from './openapi-routes.ts';
import { type OpenApiToken, tokenOf } from './openapi-token.ts';
import { answerOf, oneLine } from './sketched-route.ts';
import { type Heading, withHeading } from './switch-text.ts';

export interface OpenApiChoice extends Heading {
  readonly document: string;
  /** Words of which a path must contain one; none: all paths are taken. */
  readonly paths: readonly string[];
}

export interface WrittenSwitch {
  readonly text: string;
  readonly leftOut: SketchedRoutes['leftOut'];
}

/** The skeleton stands at `skeleton`. Throws `OpenApiUnreadable` or `OpenApiUnusable`. */
export async function openApiSwitch(
  skeleton: string,
  { document, paths, ...heading }: OpenApiChoice,
): Promise<WrittenSwitch> {
  const source = await readOpenApi(document);
  const { token, leftOut: schemes } = tokenOf(source);
  const sketched = routesOf(source, { words: paths, token: token?.in });
  const takes = formatOfMost(sketched.routes);
  const others = sketched.routes.filter((route) => (route.takes ?? takes) !== takes);
  const routes = sketched.routes.filter((route) => !others.includes(route));
  const answers = routes.flatMap((one) => one.answers.map((answer) => ({ ...answer, target: one.target })));
  const file = parseDocument(await readFile(skeleton, 'utf8'));
  tellSource(file, membersOf(source.root.info));
  if (takes === 'form') file.set('takes', takes);
  file.set('routes', routesNode(file, routes));
  tellAnswers(file, { answers, token });
  tellRefusals(file, answers);
  return {
    text: withHeading(file.toString({ lineWidth: 0 }), heading),
    leftOut: [
      ...sketched.leftOut,
      ...schemes,
      ...others.map(({ target }) => ({ what: target, why: `its body is no ${takes}, as those of most others are` })),
    ],
  };
}

/** All bodies of a switch are of one format. */
function formatOfMost(routes: readonly SketchedRoute[]): SwitchFile['takes'] {
  const forms = routes.filter(({ takes }) => takes === 'form').length;
  return forms > routes.filter(({ takes }) => takes === 'json').length ? 'form' : 'json';
}

function tellSource(file: Document, { title, version }: Readonly<Record<string, unknown>>): void {
  const called = textOf(title);
  if (called === undefined) return;
  file.set('title', oneLine(called, 80));
  const of = `the OpenAPI document ${called} ${textOf(version) ?? ''}`;
  file.setIn(['provenance', 'source'], oneLine(of, 120));
}

function routesNode(file: Document, routes: readonly SketchedRoute[]) {
  const node = file.createNode(Object.fromEntries(routes.map(({ target, route }) => [target, route])), {
    aliasDuplicateObjects: false,
  });
  for (const [index, { key }] of node.items.entries()) {
    const { comment = [] } = routes[index] ?? {};
    if (isScalar(key)) Object.assign(key, { spaceBefore: index > 0, commentBefore: commentOf(comment) });
  }
  return node;
}

const commentOf = (lines: readonly string[]): string | undefined =>
  lines.length === 0 ? undefined : lines.map((line) => ` ${line}`).join('\n');

/** What each of the switch's own words is by its status. */
const STATUSES: Readonly<Record<AnswerWord | 'malformed' | 'failed', readonly number[]>> = {
  ...{ unauthorised: [401], forbidden: [403], 'not-found': [404], 'timed-out': [504, 408], 'too-many': [429] },
  ...{ 'internal-error': [500], unavailable: [503], malformed: [400, 422], failed: [500] },
};

interface Answered extends ShownAnswer {
  readonly target: string;
}

/** Where the document has an answer of that status, it is the one; better one with an example. */
function tellAnswers(
  file: Document,
  { answers, token }: Pick<OpenApiToken, 'token'> & { readonly answers: readonly Answered[] },
): void {
  const tell = (path: readonly string[], word: keyof typeof STATUSES) => {
    const of = answers.filter(({ status }) => STATUSES[word].includes(status));
    const found = of.find(({ body }) => body?.example !== undefined) ?? of[0];
    if (found !== undefined) file.setIn(path, file.createNode(answerOf(found), { aliasDuplicateObjects: false }));
  };
  if (token !== undefined) file.set('token', file.createNode({ ...token, refused: file.getIn(['token', 'refused']) }));
  tell(['token', 'refused'], 'unauthorised');
  tell(['malformed'], 'malformed');
  tell(['notFound'], 'not-found');
  tell(['failed'], 'failed');
  for (const word of ANSWER_WORDS) tell(['faults', word], word);
}

const MOST_CANDIDATES = 40;

/** Which refusal is which nobody can tell from the document: its answers are listed for whoever can. */
function tellRefusals(file: Document, answers: readonly Answered[]): void {
  const unlike = new Map<string, string>();
  for (const { status, body, about, target } of answers.filter(({ status }) => status >= 400 && status < 500)) {
    const said = `${status}${body?.example === undefined ? '' : ` ${JSON.stringify(body.example)}`}`;
    const line = oneLine(`${said} ${target}${about === undefined ? '' : `: ${about}`}`, 140);
    if (!unlike.has(said)) unlike.set(said, `  ${line}`);
  }
  const lines = [...unlike.values()];
  const key = membersKey(file, 'refusals');
  if (lines.length === 0 || key === undefined) return;
  const more = lines.length > MOST_CANDIDATES ? [`  and ${lines.length - MOST_CANDIDATES} more`] : [];
  const told = ['The document answers so, where it refuses:', ...lines.slice(0, MOST_CANDIDATES), ...more];
  key.commentBefore = `${key.commentBefore ?? ''}\n${commentOf(told)}`;
}

function membersKey(file: Document, name: string) {
  const pairs = (file.contents as { items?: readonly { key: unknown }[] } | null)?.items ?? [];
  return pairs.map(({ key }) => key).find((key) => isScalar(key) && key.value === name) as
    | { commentBefore?: string | null }
    | undefined;
}
