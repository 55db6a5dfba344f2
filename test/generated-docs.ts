// The documents that are made of tables: the catalogue of errors, the settings, and the README's flags. `npm run docs`
// writes them, a test compares them with what is there.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REJECTION_CODES, sentenceOf } from '../simulator/core/rejection.ts';
import { REJECTION_STATUS } from '../simulator/dialects/native/replies.ts';
import { SETTINGS } from '../simulator/index.ts';
import { FAILURES } from '../simulator/wire/failure.ts';
import { type SettingTables, variableOf } from '../src/cli/settings.ts';
import { SETTING_TABLES } from '../src/cli/tables.ts';
import { kitFailures } from './kit-failures.ts';

/** A row of a table of settings, whichever of these it has. */
export interface SettingRow {
  readonly name: string;
  readonly flag: string;
  readonly placeholder?: string | undefined;
  readonly environment?: string | undefined;
  readonly default?: unknown;
  readonly takes?: object | undefined;
  readonly sentence: string;
}

/** Every document that is generated, by its path from `root`, as it should be. */
export function generatedDocs(root: string): Readonly<Record<string, string>> {
  return {
    'docs/errors.md': errors(root),
    'docs/settings.md': settings(withVariables(SETTING_TABLES)),
    'README.md': withFlags(readFileSync(join(root, 'README.md'), 'utf8'), SETTINGS),
  };
}

const GENERATED = '<!-- Made by `npm run docs`: change the tables in the sources, not this file. -->';

function errors(root: string): string {
  const failures = Object.entries(FAILURES).map(([name, { status, hint }]) => [code(name), String(status), hint]);
  const rejections = REJECTION_CODES.map((name) => [code(name), String(REJECTION_STATUS[name]), sentenceOf(name)]);
  const kit = kitFailures(root).map(({ name, hint }) => [code(name), hint]);
  return page(
    '# Errors',
    GENERATED,
    'Over HTTP every error is `application/problem+json` (RFC 9457) with one of these codes. A code never changes its\nmeaning: programs may lean on it, and need not read the sentences.',
    '## The ACD refuses',
    'The status is the native dialect’s; the control API answers 409 to all of them. Under the profile `refuses-in-body`\nthe native dialect answers 200 and puts the code into the body.',
    table(['code', 'status', 'sentence'], rejections),
    '## The simulator cannot',
    'Those about ports and settings are met at the start only.',
    table(['code', 'status', 'what to do'], failures),
    '## The kit cannot',
    '`signoff certify` ends with exit code 2 and one of these; there is no verdict then.',
    table(['code', 'what to do'], kit),
  );
}

/** The settings of every command, by the command's name. */
export function settings(tables: Readonly<Record<string, readonly SettingRow[]>>): string {
  const order =
    'A flag counts first, then the environment, then the section of the command in `signoff.config.yaml` or\n`signoff.config.json`, where a setting is called as its flag without the dashes (`nativePort`), then the default.';
  const sections = Object.entries(tables).flatMap(([name, rows]) => [`## signoff ${name}`, settingsTable(rows)]);
  return page('# Settings', GENERATED, order, ...sections);
}

const withVariables = (tables: SettingTables): Readonly<Record<string, readonly SettingRow[]>> =>
  Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => [name, rows.map((row) => ({ ...row, environment: variableOf(row) }))]),
  );

/** Columns that no row fills are left out. */
function settingsTable(rows: readonly SettingRow[]): string {
  const columns: readonly [string, (row: SettingRow) => string][] = [
    ['flag', ({ flag, placeholder }) => code(placeholder === undefined ? flag : `${flag} ${placeholder}`)],
    ['environment', ({ environment }) => (environment === undefined ? '' : code(environment))],
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
}): string {
  if (takes.words !== undefined) return takes.words.map(code).join(', ');
  if (takes.min !== undefined) return `whole number, ${takes.min} to ${takes.max}`;
  return takes.switch ? 'true or false' : (takes.text ?? '');
}

const [OPEN, CLOSE] = ['<!-- flags -->', '<!-- /flags -->'];

/** The README with the flags between its markers, which it must have. */
export function withFlags(readme: string, rows: readonly SettingRow[]): string {
  const [before, after] = [readme.indexOf(OPEN), readme.indexOf(CLOSE)];
  if (before < 0 || after < before) throw new Error(`The README has no ${OPEN} … ${CLOSE}.`);
  return `${readme.slice(0, before + OPEN.length)}\n${settingsTable(rows)}\n${readme.slice(after)}`;
}

const page = (...parts: readonly string[]) => `${parts.join('\n\n')}\n`;

const code = (text: string) => `\`${text}\``;

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}
