// docs/switches/: a page for each described switch that comes with the package, made of its file: what it can be asked, how it
// refuses, what it tells, and what of the catalogue a connector over it cannot be held to.

import { AGENT_REJECTIONS } from '../simulator/core/rejection.ts';
import type { AnswerText, Refusal, SwitchFile } from '../simulator/dialects/described/file-schema.ts';
import { OPERATIONS } from '../simulator/dialects/described/file-schema.ts';
import { type ReadSwitch, readSwitchFile } from '../simulator/dialects/described/read-switch.ts';
import { shippedSwitches, switchPath } from '../simulator/dialects/find-dialect.ts';
import { policyOf } from '../simulator/index.ts';
import { reasonOf } from '../src/kit/judge/outcomes.ts';
import { isOfServer, requirementIdOf } from '../src/kit/suite/catalogue.ts';
import { carriedBy, chooseDialect, spokenIn } from '../src/kit/suite/dialects.ts';
import { lackOf } from '../src/kit/suite/needs.ts';
import type { SuiteOnPaper } from '../src/kit/suite/selection.ts';
import { readSuite } from '../src/kit/suite/suite.ts';
import { claimOf, describedAs } from '../src/report-model/description.ts';
import { code, GENERATED, page, table } from './markdown.ts';

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
    says: '200 {"errcode":-1,"errmsg":"FAILURE"}',
  },
};

/** The pages, by path. */
export async function switchPages(): Promise<Readonly<Record<string, string>>> {
  const suite = readSuite();
  const pages = shippedSwitches().map(async (name) => {
    const read = await readSwitchFile(switchPath(name));
    return [`docs/switches/${name}.md`, pageOf(read, await notApplicable(name, suite), await carried(name))] as const;
  });
  return Object.fromEntries(await Promise.all(pages));
}

/** Those that come with the package, a line each. */
export async function shippedTable(): Promise<string> {
  const rows = shippedSwitches().map(async (name) => {
    const { file } = await readSwitchFile(switchPath(name));
    const { title, provenance, profile } = file;
    const { says = '' } = SECOND_LOGOUT[name] ?? {};
    return [
      `[${code(name)}](switches/${name}.md)`,
      title,
      `${provenance.evidence}, ${provenance.date}`,
      `[${code(profile)}](profiles.md#${profile})`,
      code(says),
    ];
  });
  const heads = ['switch', 'what it is', 'known from', 'rules', 'says to a logout of somebody who is logged out'];
  return table(heads, await Promise.all(rows));
}

const carried = async (name: string): Promise<readonly string[]> => carriedBy(spokenIn(await chooseDialect(name, '.')));

/** The requirements of which no scenario applies over the switch, whoever is certified, and why. */
async function notApplicable(name: string, { catalogue, scenarios }: SuiteOnPaper) {
  const { outside, dialect, profile } = await chooseDialect(name, '.');
  const spoken = spokenIn({ outside, dialect });
  const policy = policyOf(profile) ?? {};
  return catalogue.requirements.flatMap(({ id, level, status, requirement }) => {
    const shown = scenarios.filter(({ tags }) => tags.some((tag) => requirementIdOf(tag) === id));
    const lacks = shown.map(({ tags }) => lackOf(catalogue, tags, { spoken, isTls: true, policy }));
    const reasons = lacks.flatMap((lack) => (lack === undefined ? [] : [reasonOf(lack)]));
    if (isOfServer(id) || status !== 'active' || shown.length === 0 || reasons.length < shown.length) return [];
    return [[id, level, requirement, [...new Set(reasons)].join(' ')]];
  });
}

function pageOf(
  { file, description }: ReadSwitch,
  missing: readonly (readonly string[])[],
  capabilities: readonly string[],
): string {
  const { switch: name, title, provenance, profile, port } = file;
  const { curl = '', says = '' } = SECOND_LOGOUT[name] ?? {};
  return page(
    `# ${title}`,
    GENERATED,
    `${code(`--dialect ${name}`)}: [a switch described in a file](../switches.md), ${code(`simulator/switches/${description.file}`)}. By custom at port ${port}.`,
    '## How it is known',
    `From its ${provenance.evidence}: ${provenance.source} (${provenance.date}). A certificate says: ${claimOf({ dialect: name, profile }, description)}`,
    '## What it carries',
    `Its ACD follows the rules of [${code(profile)}](../profiles.md#${profile}). Of what a connector can declare, it carries\n${capabilities.map(code).join(', ')}.`,
    ...(file.token === undefined
      ? []
      : [`Whoever asks shows a token in ${code(file.token.in)}; without it: ${answerIn(file.token.refused)}.`]),
    '## A logout of somebody who is logged out',
    `\`\`\`sh not-run it takes that switch, and switches-doc.process.test.ts asks it\n${curl}\n# ${says}\n\`\`\``,
    '## What it can be asked',
    table(['request', 'word', 'has done', 'is answered'], routeRows(file)),
    '## How it refuses',
    table(['refusal', 'is answered'], refusalRows(file)),
    '## What it calls the states',
    file.words === undefined
      ? 'As Signoff does.'
      : table(
          ['state', 'word'],
          Object.entries(file.words).map(([state, word]) => [code(state), code(String(word))]),
        ),
    '## What goes wrong, in its own words',
    table(
      ['what', 'is answered'],
      Object.entries(file.faults).map(([word, answer]) => [code(word), answerIn(answer)]),
    ),
    '## What it tells',
    ...eventsOf(file),
    `## What nobody is held to over it`,
    missing.length === 0
      ? 'Every requirement that is exercised applies.'
      : `Of ${describedAs(name, description)} these are not asked; a MUST that the policy rules out stands by name on the certificate.`,
    ...(missing.length === 0 ? [] : [table(['', '', 'requirement', 'why'], missing)]),
  );
}

/** A line for each thing that a request can have done. */
const routeRows = ({ routes }: SwitchFile): readonly (readonly string[])[] =>
  Object.entries(routes).flatMap(([target, route]) => {
    const { do: what, answer } = route;
    if (typeof what === 'string') return [[code(target), '', OPERATIONS[what], answerIn(answer)]];
    return Object.entries(what.is).map(([word, operation], index) => [
      index === 0 ? code(target) : '',
      `${code(what.of)} ${code(word)}`,
      OPERATIONS[operation],
      index === 0 ? answerIn(answer) : '',
    ]);
  });

/** Those with a row of their own, what single routes say instead, and the rest. */
function refusalRows({ refusals, otherRefusals, malformed, notFound, failed, routes }: SwitchFile) {
  const rows = AGENT_REJECTIONS.flatMap((refusal) => {
    const said = (refusals as Readonly<Record<string, Refusal | undefined>>)[refusal];
    return said === undefined ? [] : [[code(refusal), refusalIn(said)]];
  });
  const ofRoutes = Object.entries(routes).flatMap(([target, { refusals: own = {} }]) =>
    Object.entries(own).flatMap(([refusal, said]) =>
      said === undefined ? [] : [[`${code(refusal)} of ${code(target)}`, refusalIn(said)]],
    ),
  );
  return [
    ...rows,
    ...ofRoutes,
    [rows.length + ofRoutes.length === 0 ? 'every refusal' : 'every other refusal', answerIn(otherRefusals)],
    ['a request that lacks something', answerIn(malformed)],
    ['what there is not', answerIn(notFound)],
    ['a part of its file fails', answerIn(failed)],
  ];
}

function refusalIn(refusal: Refusal): string {
  if (refusal === 'done') return 'as if it were done';
  return typeof refusal === 'string' ? `as ${code(refusal)}` : answerIn(refusal);
}

/** `409 {"error":"not logged in"}`, its outputs as the file has them. */
const answerIn = ({ status, body }: AnswerText): string =>
  code(body === undefined ? String(status) : `${status} ${JSON.stringify(body)}`);

function eventsOf({ events }: SwitchFile): readonly string[] {
  if (events === undefined) return ['Nothing: what has become of a request can only be read.'];
  const told = Object.entries(events.tell).map(([what, body]) => [code(what), code(JSON.stringify(body))]);
  const { websocket, webhook } = events;
  const ways = [
    ...(websocket === undefined ? [] : [`over a WebSocket at ${code(websocket.path)}`]),
    ...(webhook === undefined ? [] : ['by webhook']),
  ].join(', and ');
  return [`${ways.charAt(0).toUpperCase()}${ways.slice(1)}:`, table(['when', 'message'], told)];
}
