// docs/switches.md: its example, the notation out of the schema's own descriptions, and the switches that come with the package; and
// the JSON Schema beside those.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPERATIONS, TOLD } from '../simulator/dialects/described/file-schema.ts';
import { branchesOf, type Schema, switchSchema } from '../simulator/dialects/described/json-schema.ts';
import { describeSwitch } from '../simulator/dialects/described/tell.ts';
import { shippedSwitches, switchPath } from '../simulator/dialects/find-dialect.ts';
import { code, table, withBetween } from './markdown.ts';

/** Of each switch: a logout of somebody who is logged out, and what is answered. A test asks them. */
export const SECOND_LOGOUT: Readonly<Record<string, { readonly curl: string; readonly says: string }>> = {
  'kazoo-acdc': {
    curl: `curl -X POST http://127.0.0.1:8000/v2/accounts/a/agents/1001/status -d '{"data":{"status":"logout"}}'`,
    says: '200 "status":"success"',
  },
  'wazo-agentd': {
    curl: 'curl -X POST http://127.0.0.1:9493/1.0/agents/by-number/1001/logoff',
    says: '409 {"error":"not logged in"}',
  },
  'yeastar-p': {
    curl: "curl 'http://127.0.0.1:8088/openapi/v1.0/queue/agent_login?operation=logout&ext_ids=1001&queue_id=6400'",
    says: '200 {"errcode":10001,"errmsg":"FAILURE"}',
  },
};

export const switchSchemaFile = (): string => `${JSON.stringify(switchSchema(), null, 2)}\n`;

export async function switchesDoc(root: string): Promise<string> {
  const text = readFileSync(join(root, 'docs', 'switches.md'), 'utf8');
  const example = readFileSync(join(root, 'examples', 'switches', 'acme-desk.switch.yaml'), 'utf8');
  const withExample = withBetween(text, 'example', `\n\`\`\`yaml\n${example}\`\`\`\n`);
  return withBetween(withBetween(withExample, 'notation', `\n${notation()}\n`), 'shipped', `\n${await shipped()}\n`);
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
const ELSEWHERE = ['answer', 'route', 'refusal', 'place'];

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

async function shipped(): Promise<string> {
  const sections = shippedSwitches().map(async (name) => {
    const { title, provenance, profile, capabilities, routes, byDefault } = await describeSwitch(switchPath(name));
    const { curl = '', says = '' } = SECOND_LOGOUT[name] ?? {};
    return [
      `### ${name}`,
      `${title}, known from its ${provenance.evidence}: ${provenance.source} (${provenance.date}). Its ACD follows\n[${code(profile)}](profiles.md#${profile}). It carries ${capabilities.map(code).join(', ')}.`,
      table(
        ['request', 'has done'],
        routes.map(({ target, does }) => [code(target), does.join(', ')]),
      ),
      byDefault.length === 0
        ? 'Each refusal has a row.'
        : `As all others are refused ${byDefault.map(code).join(', ')}.`,
      `A logout of somebody who is logged out:`,
      `\`\`\`sh not-run it takes that switch, and switches-doc.process.test.ts asks it\n${curl}\n# ${says}\n\`\`\``,
    ].join('\n\n');
  });
  return (await Promise.all(sections)).join('\n\n');
}
