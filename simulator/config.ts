// The simulator's settings, in one table: the command line, the help and the defaults derive from it.

import { DEFAULT_PROFILE, PROFILE_NAMES } from './core/policy.ts';
import { Failure } from './wire/failure.ts';

/** What `startSimulator` takes. Ports: 0 finds a free one. */
export interface SimulatorOptions {
  readonly port?: number | undefined;
  readonly nativePort?: number | undefined;
  readonly seed?: number | undefined;
  readonly agents?: number | undefined;
  readonly queues?: number | undefined;
  readonly profile?: string | undefined;
  /** What connectors must show on their port; nothing is asked of them where it is absent. */
  readonly token?: string | undefined;
}

export interface Setting {
  readonly name: keyof SimulatorOptions;
  readonly flag: string;
  readonly placeholder: string;
  readonly default: number | string;
  /** What it takes: whole numbers between two, or one of some words. */
  readonly takes: { readonly min: number; readonly max: number } | { readonly words: readonly string[] };
  readonly sentence: string;
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
];

type Settled = { readonly [N in 'port' | 'nativePort' | 'seed' | 'agents' | 'queues']: number } & {
  readonly profile: string;
};

/** The options with every default filled in. Throws `InvalidSetting`. */
export function settle(options: SimulatorOptions): Settled {
  const settled: Record<string, number | string> = {};
  for (const setting of SETTINGS) settled[setting.name] = check(setting, options[setting.name] ?? setting.default);
  return settled as unknown as Settled;
}

function check({ flag, takes }: Setting, value: number | string): number | string {
  if ('words' in takes) {
    if (takes.words.includes(String(value))) return value;
    throw new Failure('InvalidSetting', `${flag} takes one of ${takes.words.join(', ')}, not ${shown(value)}.`);
  }
  if (Number.isInteger(value) && Number(value) >= takes.min && Number(value) <= takes.max) return value;
  const range = `a whole number from ${takes.min} to ${takes.max}`;
  throw new Failure('InvalidSetting', `${flag} takes ${range}, not ${shown(value)}.`);
}

/** JSON would call NaN null. */
const shown = (value: number | string) => (typeof value === 'number' ? String(value) : JSON.stringify(value));
