// A dialect by what somebody calls it: a name, for those that the product brings; a file (`./mine.mjs`, `/srv/mine.mjs`);
// or a package (`npm:its-name`). What is found is checked before it is believed.

import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nearest } from '../http-api/nearest.ts';
import { Failure } from '../net/failure.ts';
import { type Dialect, ID_FIELDS, type IdPattern, WIRE_TRAITS } from './dialect.ts';
import { DIALECTS } from './index.ts';

const PACKAGE = 'npm:';

/** Whether `called` is a file or a package, and not one of the product's own. */
export const isOutside = (called: string): boolean =>
  called.startsWith(PACKAGE) || called.startsWith('./') || called.startsWith('../') || isAbsolute(called);

/** Whether `called` is a file that describes a switch. */
const isSwitchFile = (called: string): boolean => isOutside(called) && /\.ya?ml$/.test(called);

/** Where the described switches are that the product brings; not among what is built. */
const switchesFolder = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('signoff/package.json')), 'simulator', 'switches');
const SUFFIX = '.switch.yaml';

/** A file of the folder of described switches: the schema, the skeleton of a new one. */
export const besideSwitches = (file: string): string => join(switchesFolder(), file);

export const switchPath = (name: string): string => join(switchesFolder(), `${name}${SUFFIX}`);

/** The file that describes what is called so; undefined where it is a dialect of another kind. */
export function switchFileOf(called: string, folder = process.cwd()): string | undefined {
  if (isSwitchFile(called)) return resolve(folder, called);
  return shippedSwitches().includes(called) ? switchPath(called) : undefined;
}

/** The names of the described switches that the product brings. */
export const shippedSwitches = (): readonly string[] =>
  readdirSync(switchesFolder())
    .flatMap((file) => (file.endsWith(SUFFIX) ? [file.slice(0, -SUFFIX.length)] : []))
    .sort();

/** Reading a file takes more than most dialects need. */
async function loadSwitch(path: string): Promise<Dialect> {
  const [{ readSwitchFile }, { describedDialect }] = await Promise.all([
    import('./described/read-switch.ts'),
    import('./described/index.ts'),
  ]);
  return describedDialect(await readSwitchFile(path));
}

/**
 * The dialect that is called so; files and packages are looked up from `folder`. Throws `UnknownDialect` where there is
 * none, `DialectUnusable` where what is there is no dialect.
 */
export async function findDialect(called: string, folder = process.cwd()): Promise<Dialect> {
  if (isSwitchFile(called)) {
    const { description, ...dialect } = await loadSwitch(resolve(folder, called));
    return { ...checked(called, dialect), description };
  }
  if (isOutside(called)) return checked(called, await load(called, folder));
  const found = DIALECTS.find(({ name }) => name === called);
  if (found !== undefined) return found;
  const shipped = shippedSwitches();
  if (shipped.includes(called)) return loadSwitch(switchPath(called));
  const names = [...DIALECTS.map(({ name }) => name), ...shipped];
  const close = nearest(called, names);
  throw new Failure(
    'UnknownDialect',
    `There is no dialect ${called}: ${close === undefined ? `there is ${names.join(', ')}` : `did you mean ${close}?`}`,
  );
}

async function load(called: string, folder: string): Promise<unknown> {
  try {
    const path = called.startsWith(PACKAGE)
      ? createRequire(join(folder, 'package.json')).resolve(called.slice(PACKAGE.length))
      : resolve(folder, called);
    return ((await import(pathToFileURL(path).href)) as { readonly default?: unknown }).default;
  } catch (cause) {
    const [sentence] = String(cause instanceof Error ? cause.message : cause).split('\n');
    throw new Failure('DialectUnusable', `The dialect ${called} cannot be loaded: ${sentence}`, { cause });
  }
}

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === 'string');

const areTraits = (value: unknown): boolean =>
  value === undefined || (isTexts(value) && (value as string[]).every((one) => WIRE_TRAITS.some((it) => it === one)));

/** Whether it says of fields, and of no others, which values they take. */
function arePatterns(value: unknown): boolean {
  if (value === undefined) return true;
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).every(
    ([field, pattern]) => (ID_FIELDS as readonly string[]).includes(field) && isPattern(pattern),
  );
}

function isPattern(value: unknown): boolean {
  const { pattern, longest, ignoresCase } = Object(value) as Partial<IdPattern>;
  const isRest =
    Number.isInteger(longest) && Number(longest) > 0 && ['boolean', 'undefined'].includes(typeof ignoresCase);
  try {
    return typeof pattern === 'string' && isRest && new RegExp(pattern, 'u') !== undefined;
  } catch {
    return false;
  }
}

/** What each member of a dialect has to be. */
const MEMBERS: Readonly<Record<keyof Dialect, readonly [is: (value: unknown) => boolean, what: string]>> = {
  name: [
    (value) => typeof value === 'string' && /^[a-z][a-z0-9-]*$/.test(value),
    'lower case letters, digits, hyphens',
  ],
  title: [(value) => typeof value === 'string' && value !== '', 'a text'],
  profile: [(value) => typeof value === 'string' && value !== '', 'the name of a profile'],
  port: [(value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65_535, 'a port, or 0'],
  capabilities: [isTexts, 'a list of names'],
  callActivities: [(value) => value === undefined || isTexts(value), 'a list of names'],
  secrets: [isTexts, 'a list of names'],
  faultWords: [(value) => value === undefined || (typeof value === 'object' && value !== null), 'a table of texts'],
  idPatterns: [arePatterns, `pattern and longest for each of ${ID_FIELDS.join(', ')}, or for some of them`],
  lacks: [areTraits, `a list of some of ${WIRE_TRAITS.join(', ')}`],
  isOfOneSwitch: [(value) => value === undefined || typeof value === 'boolean', 'true or false'],
  description: [(value) => value === undefined, 'absent: it is of files alone'],
  config: [(value) => value === undefined || typeof (value as { parse?: unknown }).parse === 'function', 'a schema'],
  start: [(value) => typeof value === 'function', 'a function'],
};

function checked(called: string, found: unknown): Dialect {
  if (typeof found !== 'object' || found === null)
    throw new Failure('DialectUnusable', `${called} is no dialect: it exports none as its default.`);
  const dialect = found as Dialect;
  for (const [member, [is, what]] of Object.entries(MEMBERS))
    if (!is(dialect[member as keyof Dialect]))
      throw new Failure('DialectUnusable', `${called} is no dialect: its ${member} is not ${what}.`);
  if (DIALECTS.some(({ name }) => name === dialect.name))
    throw new Failure('DialectUnusable', `${called} calls itself ${dialect.name}, which is the product's own.`);
  return dialect;
}
