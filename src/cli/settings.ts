// Settings from three places: flags first, then the environment, then `signoff.config.yaml` or `.json`, then the default.
// One table a command; help, docs and checks derive from it.

import { inspect } from 'node:util';
import { describeTakes, isTaken, nearest, type Takes } from '../../simulator/index.ts';
import { readConfig } from './config-file.ts';
import type { Setting, Settings, SettingTables } from './setting.ts';
import { invalidSetting, unknownSetting } from './setting-failure.ts';

/** `--native-port` is `SIGNOFF_NATIVE_PORT`. */
export const variableOf = ({ flag, variable }: Pick<Setting, 'flag' | 'variable'>): string =>
  variable ?? `SIGNOFF${flag.slice(1).replaceAll('-', '_').toUpperCase()}`;

export interface Places {
  /** What was given on the command line. */
  readonly flags: Settings;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}

/**
 * What was chosen for `command`; a setting that was chosen nowhere is left out, so that its default applies. Throws a
 * `KitFailure` for an unknown key or a value that a setting does not take.
 */
export function gather(command: string, tables: SettingTables, { flags, env, cwd }: Places): Settings {
  const table = tables[command] ?? [];
  refuseUnknownVariables(tables, env);
  const { file, sections } = readConfig(tables, cwd);
  const section = sections[command] ?? {};
  const places = [
    placeOf(
      ({ flag }) => flag,
      ({ name }) => flags[name],
    ),
    placeOf(variableOf, (setting) => env[variableOf(setting)] || undefined),
    placeOf(
      ({ name }) => `${command}.${name} in ${file}`,
      ({ name }) => section[name],
    ),
  ];
  const chosen = table.map((setting) => [setting.name, choose(setting, table, places)] as const);
  return Object.fromEntries(chosen.filter(([, value]) => value !== undefined));
}

/** A place where settings are chosen: how a person would call one there, and what was chosen. */
interface Place {
  source(setting: Setting): string;
  value(setting: Setting): unknown;
}

const placeOf = (source: Place['source'], value: Place['value']): Place => ({ source, value });

/** From the first place that has it, or one of those that exclude it. */
function choose(setting: Setting, table: readonly Setting[], places: readonly Place[]): unknown {
  const { oneOf } = setting;
  const rivals = oneOf === undefined ? [setting] : table.filter((other) => other.oneOf === oneOf);
  const place = places.find(({ value }) => rivals.some((rival) => value(rival) !== undefined));
  if (place === undefined) return undefined;
  refuseRivals(rivals.filter((rival) => place.value(rival) !== undefined).map(place.source));
  const value = place.value(setting);
  return value === undefined ? undefined : read(setting, value, place.source(setting));
}

function refuseRivals(sources: readonly string[]): void {
  if (sources.length > 1) throw invalidSetting(`${sources.join(' and ')} contradict each other: give one of them.`);
}

/** `value` as the setting takes it; `source` is how a person would call the place it came from. */
export function read({ takes, isSecret }: Setting, value: unknown, source: string): unknown {
  const taken = take(takes, value);
  if (taken !== undefined) return taken;
  const given = isSecret ? 'what it was given' : `${shown(value)}${suggestion(takes, value)}`;
  throw invalidSetting(`${source} takes ${describeTakes(takes)}, not ${given}.`);
}

/** Whatever a config file may hold, a list that holds itself included. */
const shown = (value: unknown): string =>
  typeof value === 'string'
    ? JSON.stringify(value)
    : inspect(value, { depth: 1, breakLength: Number.POSITIVE_INFINITY });

/** Undefined where it is not taken. From the command line and the environment everything comes as text. */
function take(takes: Takes, value: unknown): unknown {
  const meant = typeof value === 'string' ? meantBy(takes, value) : value;
  return isTaken(takes, meant) ? meant : undefined;
}

function meantBy(takes: Takes, text: string): unknown {
  if ('switch' in takes) return [true, false].find((either) => text === String(either));
  return ('min' in takes || 'ports' in takes) && /^\d+$/.test(text) ? Number(text) : text;
}

function suggestion(takes: Takes, value: unknown): string {
  const close = 'words' in takes ? nearest(String(value), takes.words) : undefined;
  return close === undefined ? '' : ` (did you mean ${close}?)`;
}

function refuseUnknownVariables(tables: SettingTables, env: Places['env']): void {
  const known = Object.values(tables).flatMap((table) => table.map(variableOf));
  for (const name of Object.keys(env))
    if (name.startsWith('SIGNOFF_') && !known.includes(name))
      throw unknownSetting(`The environment sets ${name}`, name, known);
}
