// docs/switches.md: its example, the notation out of the schema's own descriptions, and the switches that come with the package; and
// the JSON Schema beside those.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPERATIONS, TOLD } from '../simulator/dialects/described/file-schema.ts';
import { branchesOf, type Schema, switchSchema } from '../simulator/dialects/described/json-schema.ts';
import { code, table, withBetween } from './markdown.ts';
import { shippedTable } from './switch-pages.ts';

export const switchSchemaFile = (): string => `${JSON.stringify(switchSchema(), null, 2)}\n`;

export async function switchesDoc(root: string): Promise<string> {
  const text = readFileSync(join(root, 'docs', 'switches.md'), 'utf8');
  const example = readFileSync(join(root, 'examples', 'switches', 'acme-desk.switch.yaml'), 'utf8');
  const withExample = withBetween(text, 'example', `\n\`\`\`yaml\n${example}\`\`\`\n`);
  return withBetween(
    withBetween(withExample, 'notation', `\n${notation()}\n`),
    'shipped',
    `\n${await shippedTable()}\n`,
  );
}

function notation(): string {
  const root = switchSchema();
  const { route = {}, answer = {} } = root.$defs ?? {};
  const words = (meanings: Readonly<Record<string, string>>) =>
    Object.entries(meanings).map(([word, what]) => [code(word), what]);
  return [
    ...['### The file', table(['member', '', ''], membersOf(root, root))],
    ...['### A route', table(['member', '', ''], membersOf(route, root))],
    ...['### An answer', table(['member', '', ''], membersOf(answer, root))],
    ...['### What a route can have done', table(['operation', ''], words(OPERATIONS))],
    ...['### What can be told', table(['event', 'when'], words(TOLD))],
  ].join('\n\n');
}

/** Those that are described in a table of their own. */
const ELSEWHERE = ['answer', 'route', 'refusal', 'place', 'tree'];

/** A row for each member, and below it for those of the mapping that it is. */
function membersOf(schema: Schema, root: Schema, above = ''): readonly (readonly string[])[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, member]) => {
    const isNeeded = schema.required?.includes(name) === true;
    const description = branchesOf(member, root).find((one) => one.description !== undefined)?.description ?? '';
    const row = [code(above + name), isNeeded ? 'required' : '', described(member, root, description)];
    const isElsewhere = [member, ...(member.allOf ?? [])].some(({ $ref = '' }) =>
      ELSEWHERE.includes($ref.split('/').at(-1) ?? ''),
    );
    const inner = isElsewhere
      ? []
      : branchesOf(member, root).flatMap((one) => membersOf(one, root, `${above}${name}.`));
    return [row, ...inner];
  });
}

function described(member: Schema, root: Schema, description: string): string {
  const found = branchesOf(member, root);
  const words = found.find((one) => one.enum !== undefined && one.enum.length < 14)?.enum;
  const names = found.find((one) => one.propertyNames?.enum !== undefined)?.propertyNames?.enum;
  return [
    description,
    ...(words === undefined ? [] : [`One of ${words.map(code).join(', ')}.`]),
    ...(names === undefined ? [] : [`By ${names.map(code).join(', ')}.`]),
    ...(member.default === undefined ? [] : [`By default ${code(String(member.default))}.`]),
  ].join(' ');
}
