// The simulator's settings, in one table: the command line, the help and the defaults derive from it.

import { DEFAULT_PROFILE, PROFILE_NAMES } from './core/model/policy.ts';
import { CLOCK_MODES, type ClockMode } from './engine/clock.ts';
import { JOURNAL_BYTES, JOURNAL_LIMIT } from './engine/journal.ts';
import { ENTRY_BYTES } from './engine/journal-size.ts';
import type { Route } from './http-api/route-docs.ts';
import { Failure } from './net/failure.ts';

/** What `startSimulator` takes. Ports: 0 finds a free one. */
export interface SimulatorOptions {
  readonly port?: number | undefined;
  readonly nativePort?: number | undefined;
  /** For connectors that speak AMI; absent: it is not served. */
  readonly amiPort?: number | undefined;
  readonly seed?: number | undefined;
  readonly agents?: number | undefined;
  readonly queues?: number | undefined;
  readonly profile?: string | undefined;
  /** A floor file, YAML or JSON: who works here, instead of a floor made up from the seed. */
  readonly floor?: string | undefined;
  /** Where every port listens; loopback where it is absent. Beyond loopback it takes a `controlToken` as well. */
  readonly listen?: string | undefined;
  /** Where the connectors' ports listen, in place of `listen`. */
  readonly host?: string | undefined;
  /** Host names, `a,b`, that requests may be addressed to and pages come from, besides localhost and IP addresses. */
  readonly allowHost?: string | undefined;
  /** Faults that are active from the start: a kind, or an order as `POST /control/faults` takes it, or a list of orders. */
  readonly fault?: string | undefined;
  /** Which clock the ACD follows: `real`, or `manual`, which is moved over the control API. */
  readonly clock?: string | undefined;
  /** How many entries the journal holds; the oldest go first. */
  readonly journalLimit?: number | undefined;
  /** How many bytes of memory the journal takes; the oldest entries go first. */
  readonly journalBytes?: number | undefined;
  /** What else the main port is to serve. */
  readonly routes?: readonly Route[] | undefined;
  /** How dialects are set up, by their names, in their own terms. */
  readonly dialects?: Readonly<Record<string, unknown>> | undefined;
  /** What connectors must show on their port; nothing is asked of them where it is absent. */
  readonly token?: string | undefined;
  /** What every request to the main port must show, as a bearer token; nothing is asked where it is absent. */
  readonly controlToken?: string | undefined;
}

export interface Setting {
  readonly name: Exclude<keyof SimulatorOptions, 'dialects' | 'routes'>;
  readonly flag: string;
  readonly placeholder: string;
  readonly default: number | string;
  /** What it takes: whole numbers between two, one of some words, or some text. */
  readonly takes:
    | { readonly min: number; readonly max: number }
    | { readonly words: readonly string[] }
    | { readonly text: string };
  readonly sentence: string;
  /** The settings that it makes meaningless. */
  readonly excludes?: readonly (keyof SimulatorOptions)[] | undefined;
  /** Not for the command line, which everybody on the machine can read. */
  readonly isSecret?: boolean | undefined;
}

const port = { min: 0, max: 65_535 };

export const SETTINGS: readonly Setting[] = [
  {
    name: 'port',
    flag: '--port',
    placeholder: 'number',
    default: 7070,
    takes: port,
    sentence: 'main port: control API, reads and health; 0 finds a free one',
  },
  {
    name: 'nativePort',
    flag: '--native-port',
    placeholder: 'number',
    default: 7071,
    takes: port,
    sentence: 'port for connectors that speak the native dialect; 0 finds a free one',
  },
  {
    name: 'amiPort',
    flag: '--ami-port',
    placeholder: 'number',
    default: '',
    takes: port,
    sentence:
      'port for connectors that speak AMI, by custom 5038; 0 finds a free one; it is served only where this is given',
  },
  {
    name: 'listen',
    flag: '--listen',
    placeholder: 'host',
    default: '',
    takes: { text: 'HOST or HOST:PORT' },
    sentence:
      'where every port listens, instead of loopback; 0.0.0.0 or :: is every address of this machine; the main port then asks for its token',
  },
  {
    name: 'seed',
    flag: '--seed',
    placeholder: 'number',
    default: 1,
    takes: { min: 0, max: 2 ** 31 - 1 },
    sentence: 'seed of the floor: the same seed gives the same agents and queues',
  },
  {
    name: 'agents',
    flag: '--agents',
    placeholder: 'number',
    default: 12,
    takes: { min: 0, max: 100_000 },
    sentence: 'how many agents work on the floor',
  },
  {
    name: 'queues',
    flag: '--queues',
    placeholder: 'number',
    default: 3,
    takes: { min: 1, max: 1_000 },
    sentence: 'how many queues there are',
  },
  {
    name: 'profile',
    flag: '--profile',
    placeholder: 'name',
    default: DEFAULT_PROFILE,
    takes: { words: PROFILE_NAMES },
    sentence: 'whose rules the ACD follows',
  },
  {
    name: 'floor',
    flag: '--floor',
    placeholder: 'file',
    default: '',
    takes: { text: 'the name of a file' },
    sentence: 'a floor in YAML or JSON: agents, queues, reason codes, policy',
    excludes: ['agents', 'queues'],
  },
  {
    name: 'fault',
    flag: '--fault',
    placeholder: 'kind',
    default: '',
    takes: { text: 'a kind of fault, or an order in JSON' },
    sentence: 'a fault that is active from the start: its kind, or JSON as POST /control/faults takes it',
  },
  {
    name: 'clock',
    flag: '--clock',
    placeholder: 'mode',
    default: 'real',
    takes: { words: CLOCK_MODES },
    sentence: 'which clock the ACD follows; a manual one is moved over the control API',
  },
  {
    name: 'journalLimit',
    flag: '--journal-limit',
    placeholder: 'number',
    default: JOURNAL_LIMIT,
    takes: { min: 100, max: 10_000_000 },
    sentence: 'how many entries the journal holds; the oldest go first',
  },
  {
    name: 'journalBytes',
    flag: '--journal-bytes',
    placeholder: 'number',
    default: JOURNAL_BYTES,
    takes: { min: 8 * ENTRY_BYTES, max: 2 ** 40 },
    sentence: 'how many bytes of memory the journal takes; the oldest entries go first, and what is long is cut',
  },
  {
    name: 'allowHost',
    flag: '--allow-host',
    placeholder: 'names',
    default: '',
    takes: { text: 'host names, separated by commas' },
    sentence: 'names of this machine that requests may be addressed to, besides localhost and addresses',
  },
  {
    name: 'controlToken',
    flag: '--control-token',
    placeholder: 'token',
    default: '',
    takes: { text: 'printable ASCII characters without blanks' },
    sentence: 'what the main port asks for of everybody, as a bearer token; a browser takes it as a password',
    isSecret: true,
  },
];

/** The port of a dialect; undefined where it is not served. */
export function portOf(dialect: string, options: SimulatorOptions): number | undefined {
  return dialect === 'native' ? settle(options).nativePort : options.amiPort;
}

/** The flag that chooses the port of a dialect. */
export const portFlagOf = (dialect: string): string => (dialect === 'native' ? '--native-port' : '--ami-port');

type Whole = 'port' | 'nativePort' | 'seed' | 'agents' | 'queues' | 'journalLimit' | 'journalBytes';
type Settled = { readonly [N in Whole]: number } & {
  readonly profile: string;
  readonly clock: ClockMode;
};

/** The options with every default filled in; where there is a floor file, that is its own. Throws `InvalidSetting`. */
export function settle(options: SimulatorOptions): Settled {
  refuseContradictions(options);
  const settled: Record<string, number | string> = {};
  for (const setting of SETTINGS) {
    const given = options[setting.name];
    settled[setting.name] = given === undefined ? setting.default : check(setting, given);
  }
  return settled as unknown as Settled;
}

function refuseContradictions(options: SimulatorOptions): void {
  for (const { name, flag, excludes = [] } of SETTINGS) {
    if (options[name] === undefined) continue;
    const other = SETTINGS.find((setting) => excludes.includes(setting.name) && options[setting.name] !== undefined);
    if (other !== undefined)
      throw new Failure(
        'InvalidSetting',
        `${other.flag} ${options[other.name]} contradicts ${flag} ${options[name]}, which says that itself.`,
      );
  }
}

function check({ flag, takes, isSecret }: Setting, value: number | string): number | string {
  if (isTaken(takes, value)) return value;
  throw new Failure(
    'InvalidSetting',
    `${flag} takes ${describe(takes)}, not ${isSecret ? 'what it was given' : shown(value)}.`,
  );
}

function isTaken(takes: Setting['takes'], value: unknown): boolean {
  if ('words' in takes) return takes.words.some((word) => word === value);
  if ('text' in takes) return typeof value === 'string' && value !== '';
  return Number.isInteger(value) && Number(value) >= takes.min && Number(value) <= takes.max;
}

function describe(takes: Setting['takes']): string {
  if ('words' in takes) return `one of ${takes.words.join(', ')}`;
  return 'text' in takes ? takes.text : `a whole number from ${takes.min} to ${takes.max}`;
}

/** JSON would call NaN null. */
const shown = (value: unknown): string => (typeof value === 'number' ? String(value) : JSON.stringify(value));
