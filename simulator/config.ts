// The simulator's settings, in one table: the command line, the help and the defaults derive from it.

import type { Alteration } from './alteration.ts';
import { PROFILE_NAMES } from './core/model/policy.ts';
import { DEFAULT_PROFILE } from './core/model/profiles.ts';
import { DIALECTS } from './dialects/index.ts';
import { CLOCK_MODES, type ClockMode } from './engine/clock.ts';
import { JOURNAL_BYTES, JOURNAL_LIMIT } from './engine/journal.ts';
import { ENTRY_BYTES } from './engine/journal-size.ts';
import type { Mount } from './http-api/mount.ts';
import type { Route } from './http-api/route-docs.ts';
import type { SocketRoute } from './http-api/websocket.ts';
import { Failure } from './net/failure.ts';
import { describeTakes, HIGHEST_PORT, isTaken, readPorts, type Takes } from './setting.ts';

/** What `startSimulator` takes. Ports: 0 finds a free one. */
export interface SimulatorOptions {
  /** The main port; or `7070,ami=5038`, which says at which port a dialect is served as well. */
  readonly port?: number | string | undefined;
  /** The same as `native=` in `port`. */
  readonly nativePort?: number | undefined;
  /** The same as `ami=` in `port`. */
  readonly amiPort?: number | undefined;
  /** Which dialects are served besides the native one: names, files, packages, `ami,./mine.mjs`; at the port by custom. */
  readonly dialect?: string | undefined;
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
  /** `auto`: dialects speak TLS, with certificates made for this run; `off`, as without. The main port never does. */
  readonly tls?: string | undefined;
  /** Which clock the ACD follows: `real`, or `manual`, which is moved over the control API. */
  readonly clock?: string | undefined;
  /** How many entries the journal holds; the oldest go first. */
  readonly journalLimit?: number | undefined;
  /** How many bytes of memory the journal takes; the oldest entries go first. */
  readonly journalBytes?: number | undefined;
  /** Errs in one way, on purpose. */
  readonly alteration?: Alteration | undefined;
  /** What else the main port is to serve. */
  readonly routes?: readonly Route[] | undefined;
  /** And to tell over WebSockets. */
  readonly sockets?: readonly SocketRoute[] | undefined;
  /** The main ports of other simulators in this process that are to be reached through this one's. */
  readonly mount?: Mount | undefined;
  /** How dialects are set up, by their names, in their own terms. */
  readonly dialects?: Readonly<Record<string, unknown>> | undefined;
  /** What connectors must show on their port; nothing is asked of them where it is absent. */
  readonly token?: string | undefined;
  /** What every request to the main port must show, as a bearer token; nothing is asked where it is absent. */
  readonly controlToken?: string | undefined;
}

export interface Setting {
  readonly name: Exclude<keyof SimulatorOptions, 'alteration' | 'dialects' | 'routes' | 'sockets' | 'mount'>;
  readonly flag: string;
  readonly placeholder: string;
  readonly default: number | string;
  readonly takes: Takes;
  readonly sentence: string;
  /** The settings that it makes meaningless. */
  readonly excludes?: readonly (keyof SimulatorOptions)[] | undefined;
  /** Not for the command line, which everybody on the machine can read. */
  readonly isSecret?: boolean | undefined;
}

const port = { min: 0, max: HIGHEST_PORT };
const DEFAULT_PORT = 7070;

/** The setting that is the same as a port by the name of a dialect. */
const aliasOf = (dialect: string) => `${dialect}Port` as 'nativePort';

export const SETTINGS: readonly Setting[] = [
  {
    name: 'port',
    flag: '--port',
    placeholder: 'ports',
    default: DEFAULT_PORT,
    takes: { ports: 'a port, NAME=PORT for a dialect, or several of them' },
    sentence: 'main port: control API, reads and health; NAME=NUMBER: the port of a dialect; 0 finds a free one',
  },
  ...DIALECTS.map(
    ({ name, title, port: custom }, index): Setting => ({
      name: aliasOf(name),
      flag: `--${name}-port`,
      placeholder: 'number',
      default: index === 0 ? custom : '',
      takes: port,
      sentence: `port for connectors that speak ${title}, the same as --port ${name}=NUMBER; 0 finds a free one`,
    }),
  ),
  {
    name: 'dialect',
    flag: '--dialect',
    placeholder: 'names',
    default: '',
    takes: { text: `${DIALECTS.map(({ name }) => name).join(', ')}, a file as ./FILE or a package as npm:PACKAGE` },
    sentence:
      'what is spoken besides the native dialect: names (ami, wazo-agentd), files (./mine.switch.yaml), packages (npm:its-name), several separated by commas, each at its port by custom',
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
    name: 'tls',
    flag: '--tls',
    placeholder: 'mode',
    default: 'off',
    takes: { words: ['off', 'auto'] },
    sentence:
      'auto: TLS on every port of a dialect, with certificates made for the run; the main port tells of their authority',
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

/** The ports that are asked for: of the main port, and by the names of dialects. */
export function portsIn(options: SimulatorOptions): {
  readonly main: number;
  readonly dialects: ReadonlyMap<string, number>;
} {
  const { main = DEFAULT_PORT, named = [] } = readPorts(String(options.port ?? DEFAULT_PORT)) ?? {};
  const aliased = DIALECTS.flatMap(({ name }) => {
    const port = options[aliasOf(name)];
    return port === undefined ? [] : [[name, port] as const];
  });
  return { main, dialects: new Map([...aliased, ...named]) };
}

/** How the port of a dialect is chosen. */
export const portFlagOf = (dialect: string): string =>
  SETTINGS.find(({ name }) => name === aliasOf(dialect))?.flag ?? `--port ${dialect}=NUMBER`;

type Whole = 'port' | 'seed' | 'agents' | 'queues' | 'journalLimit' | 'journalBytes';
type Settled = { readonly [N in Whole]: number } & {
  readonly profile: string;
  readonly clock: ClockMode;
  readonly tls: 'off' | 'auto';
};

/** The options with every default filled in; where there is a floor file, that is its own. Throws `InvalidSetting`. */
export function settle(options: SimulatorOptions): Settled {
  refuseContradictions(options);
  const settled: Record<string, number | string> = {};
  for (const setting of SETTINGS) {
    const given = options[setting.name];
    settled[setting.name] = given === undefined ? setting.default : check(setting, given);
  }
  return { ...settled, port: portsIn(options).main } as unknown as Settled;
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
    `${flag} takes ${describeTakes(takes)}, not ${isSecret ? 'what it was given' : shown(value)}.`,
  );
}

/** JSON would call NaN null. */
const shown = (value: unknown): string => (typeof value === 'number' ? String(value) : JSON.stringify(value));
