// What is made of tables: the catalogue of errors, the faults, the profiles, the settings, the simulator's flags, the rooms of the house, and
// the inputs of the GitHub Action. `npm run docs` writes them, a test compares them with what is there.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REJECTION_CODES, sentenceOf } from '../simulator/core/rejection.ts';
import { DIALECTS } from '../simulator/dialects/index.ts';
import { REFUSING_IN_BODY } from '../simulator/dialects/native/config.ts';
import { REJECTION_STATUS } from '../simulator/dialects/native/replies.ts';
import { ANSWER_WORDS } from '../simulator/faults/fault.ts';
import { FAILURES } from '../simulator/net/failure.ts';
import { variableOf } from '../src/cli/settings.ts';
import { SETTING_TABLES } from '../src/cli/tables.ts';
import { kitFailures } from '../test/testing/kit-failures.ts';
import { withInputs } from './action-inputs.ts';
import { ROOMS } from './architecture.ts';
import { faultsDoc } from './faults-doc.ts';
import { code, GENERATED, page, table, withBetween } from './markdown.ts';
import { profilesDoc, profilesTable } from './profiles-doc.ts';
import { switchPages } from './switch-pages.ts';
import { switchesDoc, switchSchemaFile } from './switches-doc.ts';

/** A row of a table of settings, whichever of these it has. */
export interface SettingRow {
  readonly name: string;
  readonly flag: string;
  readonly placeholder?: string | undefined;
  readonly default?: unknown;
  readonly takes?: object | undefined;
  readonly sentence: string;
  readonly isSecret?: boolean | undefined;
}

/** Every document that is generated, by its path from `root`, as it should be. */
export async function generatedDocs(root: string): Promise<Readonly<Record<string, string>>> {
  return {
    'docs/errors.md': errors(root),
    'docs/faults.md': faultsDoc(),
    'docs/profiles.md': profilesDoc(),
    'docs/switches.md': await switchesDoc(root),
    ...(await switchPages()),
    'simulator/switches/switch.schema.json': switchSchemaFile(),
    'docs/settings.md': settings(SETTING_TABLES),
    'action.yml': withInputs(readFileSync(join(root, 'action.yml'), 'utf8'), SETTING_TABLES.certify ?? []),
    'CONTRIBUTING.md': withBetween(readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8'), 'rooms', roomsTable()),
    'docs/simulator.md': withBetween(
      withFlags(readFileSync(join(root, 'docs', 'simulator.md'), 'utf8'), SETTING_TABLES.simulate ?? []),
      'profiles',
      profilesTable(),
    ),
  };
}

function errors(root: string): string {
  const failures = Object.entries(FAILURES).map(([name, { status, hint }]) => [code(name), String(status), hint]);
  const rejections = REJECTION_CODES.map((name) => [code(name), String(REJECTION_STATUS[name]), sentenceOf(name)]);
  const told = DIALECTS.filter(({ faultWords }) => faultWords !== undefined);
  const words = ANSWER_WORDS.map((word) => [code(word), ...told.map(({ faultWords }) => faultWords?.[word] ?? '')]);
  const kit = kitFailures(root).map(({ name, hint }) => [code(name), hint || 'What the message says: it depends.']);
  return page(
    '# Errors',
    GENERATED,
    'Over HTTP every error is `application/problem+json` (RFC 9457) with one of these codes. A code never changes its\nmeaning: programs may lean on it, and need not read the sentences.',
    '## The ACD refuses',
    `The status is the native dialect’s; the control API answers 409 to all of them. Under the profiles\n${REFUSING_IN_BODY.map(code).join(' and ')} the native dialect answers 200 and puts the code into the body.`,
    table(['code', 'status', 'sentence'], rejections),
    '## The simulator cannot',
    'Those about settings and floors are met at the start only; those about ports also where a port that a fault had closed\ncannot be opened again.',
    table(['code', 'status', 'what to do'], failures),
    '## The server fails on purpose',
    'What each dialect says where the fault `answer` asks for the word: no failure of the simulator’s.',
    table(['word', ...told.map(({ title }) => title)], words),
    '## The kit cannot',
    '`signoff certify` ends with exit code 2 and one of these; there is no verdict then.',
    table(['code', 'what to do'], kit),
  );
}

const PRECEDENCE = `A flag counts before the environment, the environment before the config file, and that before the default. The config
file is \`signoff.config.yaml\` or \`signoff.config.json\` in the folder in which the command is run, with a section for
each command:

\`\`\`yaml
certify:
  profile: finesse-cce
  seed: 7
\`\`\`

A key, a section or a variable \`SIGNOFF_…\` that there is not is an error that names the nearest one.`;

/** The settings of every command, by the command's name. */
export function settings(tables: Readonly<Record<string, readonly SettingRow[]>>): string {
  const sections = Object.entries(tables).flatMap(([command, rows]) => [
    `## signoff ${command}`,
    settingsTable(rows, [
      ['environment', (row) => code(variableOf(row))],
      ['config file', ({ name }) => code(name)],
    ]),
  ]);
  return page('# Settings', GENERATED, PRECEDENCE, ...sections);
}

/** What is secret has none. */
const flagOf = ({ flag, placeholder, isSecret }: SettingRow): string =>
  isSecret ? '' : code(placeholder === undefined ? flag : `${flag} ${placeholder}`);

type Column = readonly [head: string, cell: (row: SettingRow) => string];

/** Columns that no row fills are left out. */
function settingsTable(rows: readonly SettingRow[], elsewhere: readonly Column[] = []): string {
  const columns: readonly Column[] = [
    ['flag', flagOf],
    ...elsewhere,
    ['takes', ({ takes = {} }) => takesOf(takes)],
    ['default', (row) => (row.default === undefined || row.default === '' ? '' : code(String(row.default)))],
    ['', ({ sentence }) => sentence],
  ];
  const filled = columns.filter(([, cell]) => rows.some((row) => cell(row) !== ''));
  return table(
    filled.map(([head]) => head),
    rows.map((row) => filled.map(([, cell]) => cell(row))),
  );
}

function takesOf(takes: {
  words?: readonly string[];
  min?: number;
  max?: number;
  switch?: boolean;
  text?: string;
  readonly ports?: string;
}): string {
  if (takes.words !== undefined) return takes.words.map(code).join(', ');
  if (takes.min !== undefined) return `whole number, ${takes.min} to ${takes.max}`;
  return takes.switch ? 'true or false' : (takes.ports ?? takes.text ?? '');
}

/** The page with the flags between its markers, which it must have. */
export const withFlags = (text: string, rows: readonly SettingRow[]): string =>
  withBetween(text, 'flags', settingsTable(rows.filter(({ isSecret }) => !isSecret)));

const roomsTable = (): string =>
  table(
    ['room', 'what lives there', 'may import'],
    ROOMS.map(({ path, about, may, isPure }) => [
      code(path),
      about,
      may.map(code).join(', ') || (isPure ? 'nothing at all' : 'none of the others'),
    ]),
  );
