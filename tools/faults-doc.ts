// docs/faults.md, made of the list of faults and of the schema of an order: what each fault does, what it takes, and what
// all of them take.

import { z } from 'zod';
import type { FaultKind, Stage } from '../simulator/faults/fault.ts';
import { FAULT_KINDS } from '../simulator/faults/index.ts';
import { faultOrder } from '../simulator/faults/order.ts';
import type { JsonSchema } from '../simulator/http-api/json-schema.ts';
import { code, GENERATED, page, table } from './markdown.ts';

const INTRO = `A fault spoils what connectors see, on their own ports and nowhere else: the main port is never touched, so that a fault
can always be taken away again. It strikes Commands and leaves the reads around them alone, unless it is told otherwise.

\`\`\`
POST   /control/faults          { "kind": "lie", "match": { "agentId": "1001" }, "times": 1 }
POST   /control/faults          { "kind": "delay", "settings": { "ms": 500 } }
GET    /control/faults          those that are active
GET    /control/faults/kinds    this list, with the settings as JSON Schema
DELETE /control/faults/fault-1  one of them, or all without an id
\`\`\`

\`signoff simulate --fault lie\` starts with one, \`--fault '{"kind":"drip","times":3}'\` with an order,
\`--fault '[…]'\` with several; in the library it is \`simulator.faults.add({ kind: 'lie' })\`. Each use is an entry of the
journal, with the request that was struck. Faults that are active together act one after the other, in the order in
which they were added; two that say what becomes of the same request contradict each other,
and what together would make too much of one answer or event is refused as well (\`FaultsMultiply\`).`;

/** Every stage has its heading: the compiler sees to it. */
const STAGES: Readonly<Record<Stage, string>> = {
  port: 'The port',
  decision: 'Before the ACD',
  answer: 'The answer',
  bytes: 'The connection and its bytes',
  event: 'Events',
};

export function faultsDoc(): string {
  const [order] = z.toJSONSchema(faultOrder, { io: 'input' }).oneOf as readonly JsonSchema[];
  const { kind, settings, ...common } = order?.properties ?? {};
  return page(
    '# Faults',
    GENERATED,
    INTRO,
    ...Object.entries(STAGES).flatMap(([stage, heading]) => [`## ${heading}`, kindsTable(stage as Stage)]),
    '## What each of them takes besides',
    table(['member', 'takes', 'default', ''], membersOf(common).map(row)),
    '## What it strikes',
    'The members of `match`. All that is given must hold.',
    table(
      ['member', 'takes', ''],
      membersOf(common.match?.properties).map(([name, schema]) =>
        row([name, schema]).filter((_, column) => column !== 2),
      ),
    ),
  );
}

const kindsTable = (stage: Stage): string =>
  table(
    ['kind', 'what happens', 'settings'],
    FAULT_KINDS.filter((fault) => fault.stage === stage).map((fault) => [
      code(fault.kind),
      fault.sentence,
      settingsOf(fault),
    ]),
  );

function settingsOf({ settings }: FaultKind): string {
  const { properties } = z.toJSONSchema(settings, { io: 'input' }) as JsonSchema;
  return membersOf(properties)
    .map(([name, schema]) => {
      const usually = schema.default === undefined ? '' : `, default ${code(String(schema.default))}`;
      const meaning = schema.description === undefined ? '' : `: ${lowered(schema.description)}`;
      return `${code(name)} (${takes(schema)}${usually})${meaning}`;
    })
    .join('; ');
}

const lowered = (sentence: string): string =>
  sentence.replace(/\.$/, '').replace(/^[A-Z]/, (letter) => letter.toLowerCase());

const membersOf = (properties: JsonSchema['properties'] = {}): readonly (readonly [string, JsonSchema])[] =>
  Object.entries(properties);

function row([name, schema]: readonly [string, JsonSchema]): readonly string[] {
  const usually =
    schema.default === undefined || typeof schema.default === 'object' ? '' : code(String(schema.default));
  return [code(name), takes(schema), usually, schema.description ?? ''];
}

/** More words than anything but the ACD's refusals has. */
const REJECTIONS_MANY = 10;

/** In a few words, what a value may be. */
function takes(schema: JsonSchema): string {
  const { type, minimum, maximum, properties, enum: words } = schema;
  if (words !== undefined && words.length > REJECTIONS_MANY) return 'a code of [the ACD’s](errors.md#the-acd-refuses)';
  if (words !== undefined) return words.map((word) => code(String(word))).join(', ');
  if (properties !== undefined)
    return `{ ${membersOf(properties)
      .map(([name]) => name)
      .join(', ')} }`;
  if (type === 'integer') return `whole number, ${minimum} to ${maximum}`;
  if (type === 'boolean') return '`true` or `false`';
  return type === 'number' ? `${minimum} to ${maximum}` : 'text';
}
