// Where a switch in use is, and as whom it is asked: read from a URL that holds no secret.

import { DIALECTS } from '../../../simulator/index.ts';
import { KitFailure } from '../../report-model/failure.ts';
import { type Named, type SeenStanding, ServerUnusable, standingsOf } from '../probe/probe.ts';
import { patternsOf } from '../suite/dialects.ts';
import { SCHEMES } from './switch-scheme.ts';

export interface SwitchAddress {
  /** `ami://signoff@10.0.0.5:5038`, `esl://10.0.0.5:8021` */
  readonly at: string;
  readonly dialect: string;
  /** How an agent's device is called. */
  readonly device: string;
  /** What a link is told of it; with the secret. */
  readonly server: Readonly<Record<string, unknown>>;
}

export interface AddressChoice {
  readonly at: string;
  readonly device?: string | undefined;
  readonly secret: string;
}

/** Throws a `KitFailure` where it is no such address. */
export function readAddress({ at, device: chosen, secret }: AddressChoice): SwitchAddress {
  const url = urlOf(at);
  const dialect = url.protocol.slice(0, -1);
  const scheme = Object.hasOwn(SCHEMES, dialect) ? SCHEMES[dialect] : undefined;
  if (scheme === undefined)
    throw new KitFailure('UnknownScheme', `--at takes no ${dialect}: address.`, {
      hint: `There is ${Object.keys(SCHEMES).join(', ')}: for example ${EXAMPLES}.`,
    });
  const username = nameIn(url);
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const isBare = ['', '/'].includes(url.pathname) && `${url.search}${url.hash}` === '';
  if (host === '' || (username !== '') !== scheme.hasUser || !isBare || CONTROL.test(username))
    throw invalid(
      `--at takes the ${scheme.hasUser ? 'user, the host' : 'host'} and the port of a switch, and nothing else.`,
      scheme.example,
    );
  const device = chosen ?? scheme.device;
  if (!device.includes('{AgentID}') || CONTROL.test(device))
    throw invalid(`--interface takes the name of a device with {AgentID} in it, not ${JSON.stringify(device)}.`);
  const port = url.port === '' ? (DIALECTS.find(({ name }) => name === dialect)?.port ?? 0) : Number(url.port);
  const server = scheme.server({ host, port, username, secret, device });
  const user = scheme.hasUser ? `${url.username}@` : '';
  return { at: `${dialect}://${user}${url.hostname}:${port}`, dialect, device, server };
}

const CONTROL = /\p{Cc}/u;

/** Whatever is wrong with it, a password in it is not quoted. */
function urlOf(at: string): URL {
  if (/^[^/]*:\/\/[^/@]*:[^/]*@/.test(at))
    throw new KitFailure('SecretInAddress', '--at holds a password, which everybody on the machine can read.', {
      hint: 'Put it into SIGNOFF_SWITCH_SECRET, or into a file that --secret-file names.',
    });
  if (URL.canParse(at)) return new URL(at);
  throw invalid('--at takes a URL.');
}

function nameIn({ username }: URL): string {
  try {
    return decodeURIComponent(username);
  } catch {
    return '';
  }
}

const EXAMPLES = Object.values(SCHEMES)
  .map(({ example }) => example)
  .join(' or ');

const invalid = (message: string, example = EXAMPLES): KitFailure =>
  new KitFailure('InvalidSetting', message, { hint: `For example: --at ${example}` });

/** The names in a list. Throws `InvalidSetting` where there are none, one stands twice, or the dialect cannot carry one. */
export function readNames(flag: string, list: string | undefined, dialect: string): readonly string[] {
  if (list === undefined)
    throw new KitFailure(
      'NobodyNamed',
      `--at goes with ${flag}: nothing is touched at a switch in use that is not named.`,
      {
        hint: 'Name the agents and queues that may be touched: --agents 1001,1002 --queues sales,support',
      },
    );
  const names = list.split(',').map((name) => name.trim());
  const { agentId, queueId } = patternsOf(dialect);
  const pattern = flag === '--agents' ? agentId : queueId;
  const isGood = (name: string) =>
    name !== '' &&
    new RegExp(pattern?.pattern ?? '', 'u').test(name) &&
    Buffer.byteLength(name) <= (pattern?.longest ?? 0);
  const bad = names.find((name) => !isGood(name));
  if (bad !== undefined)
    throw new KitFailure('InvalidSetting', `${flag} takes names, separated by commas, not ${JSON.stringify(bad)}.`, {
      hint: 'Name the agents and queues that may be touched: --agents 1001,1002 --queues sales,support',
    });
  if (new Set(names.map((name) => name.toLowerCase())).size === names.length) return names;
  throw new KitFailure('InvalidSetting', `${flag} names the same twice.`, { hint: 'Name each of them once.' });
}

/** What the kit has for the dialect of an address: without it there is no address. */
export function spoken<T>(part: T | undefined): T {
  if (part !== undefined) return part;
  throw new Error('There is an address for a dialect that the kit does not speak.');
}

/** What came in the way, as a failure that names the switch. */
export function unusable({ at, dialect }: Pick<SwitchAddress, 'at' | 'dialect'>, error: unknown): unknown {
  if (!(error instanceof ServerUnusable)) return error;
  const { message, obstacle } = error;
  return new KitFailure('SwitchUnusable', `The switch at ${at} cannot be used. ${message}`, {
    hint: SCHEMES[dialect]?.hints[obstacle] ?? '',
    cause: error,
  });
}

/** How the named agents stand. Throws a `KitFailure` where one of them cannot be moved, or has work to do. */
export async function meetSwitch(address: SwitchAddress, named: Named): Promise<readonly SeenStanding[]> {
  const seen = await spoken(standingsOf(address.dialect, address.server))
    .read(named)
    .catch((error) => {
      throw unusable(address, error);
    });
  const busy = seen.find(({ isBusy }) => isBusy);
  if (busy !== undefined)
    throw new KitFailure('AgentBusy', `Agent ${busy.agentId} has a call at the switch, and is left alone.`, {
      hint: 'Name agents who have no work to do, or wait until the call is over.',
    });
  const fixed = seen.find(({ isConfigured }) => isConfigured);
  if (fixed === undefined) return seen;
  const { agentId, queueId } = fixed;
  throw new KitFailure(
    'AgentConfigured',
    `Agent ${agentId} is a member of ${queueId} by configuration, and cannot log out.`,
    {
      hint: 'Name agents who log in and out of the queues.',
    },
  );
}
