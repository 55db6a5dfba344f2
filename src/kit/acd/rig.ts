// The rig: an ACD and a connector side by side, for as long as a worker works. Each worker has its own.

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { type Alteration, startSimulator, switchClient, switchFileOf } from '../../../simulator/index.ts';
import { PROTOCOL_VERSION } from '../../connector/connector.ts';
import { moduleDriver } from '../../drivers/module-driver.ts';
import { processDriver } from '../../drivers/process-driver.ts';
import { serviceDriver } from '../../drivers/service-driver.ts';
import type { StartSession } from '../../drivers/session.ts';
import { CODE_ROOT, RUNS_FROM_SOURCES } from '../../package-root.ts';
import { KitFailure } from '../../report-model/failure.ts';
import type { RunParameters } from '../../report-model/run-report.ts';
import { type Probe, probeFor } from '../probe/probe.ts';
import { type ConnectorUnderTest, startConnector } from '../scenario/connector-under-test.ts';
import { ROUTINE_CODES } from '../scenario/framework-page.ts';
import { KIT_TIMEOUT_MS } from '../suite/parameters.ts';
import { derive } from '../suite/seed.ts';
import type { AcdUnderTest } from './acd-under-test.ts';
import { advertised, readListen } from './advertise.ts';
import { controlledAcd } from './control-acd.ts';
import { describedProbe } from './described-probe.ts';
import { joinAcd, unknownDialect } from './running-simulator.ts';
import { checkSameSwitch } from './same-switch.ts';

export interface ServerRig {
  readonly acd: AcdUnderTest;
  /** Asks the CTI server in a connector's place; undefined where nobody of the kit speaks the dialect. */
  readonly probe: Probe | undefined;
  stop(): Promise<void>;
}

/** With the connector that is held against it. */
export interface Rig extends ServerRig {
  readonly connector: ConnectorUnderTest;
}

/** An ACD alone; one of the run's own errs as `alteration` has it. Throws a `KitFailure` where it cannot be had. */
export async function setUpServerRig(
  parameters: RunParameters,
  abandoned?: AbortSignal,
  alteration?: Alteration,
): Promise<ServerRig> {
  const acd = await startAcd(parameters, abandoned, alteration);
  const probe = probeFor(parameters.dialect, acd.server) ?? (await fromFile(parameters, acd));
  return { acd, probe, stop: acd.stop };
}

/** A probe that is made from a switch's own file; undefined where the dialect is none of a file. */
async function fromFile({ outside }: RunParameters, acd: AcdUnderTest): Promise<Probe | undefined> {
  const path = outside && switchFileOf(outside.source);
  return path === undefined ? undefined : describedProbe(await switchClient(path), acd);
}

/** Sets up both sides; once `abandoned` is aborted, nothing more is asked of the ACD. Throws a `KitFailure` where either cannot be had, and leaves nothing running then. */
export async function setUpRig(parameters: RunParameters, abandoned?: AbortSignal): Promise<Rig> {
  const { acd, probe, stop } = await setUpServerRig(parameters, abandoned);
  try {
    const connector = await startConnector(postingTo(acd, starterOf(parameters)), {
      protocolVersion: PROTOCOL_VERSION,
      dialect: parameters.dialect,
      timeoutMs: KIT_TIMEOUT_MS,
      server: acd.server,
    });
    return { acd, connector, probe, stop: () => connector.stop().then(stop) };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The connector is told of events by HTTP, at the URL that it names, before anything is asked of it. */
const postingTo =
  ({ arrange }: AcdUnderTest, start: StartSession): StartSession =>
  async (initialization) => {
    const session = await start(initialization);
    const { webhookUrl } = session.declaration;
    if (webhookUrl === undefined) return session;
    try {
      await arrange.postEvents?.(webhookUrl);
      return session;
    } catch (cause) {
      await session.shutdown();
      throw new KitFailure(
        'ConnectorUnusable',
        `The CTI server posts no events to ${webhookUrl}, the webhookUrl of the connector.`,
        {
          hint: 'It posts to this machine, and to the hosts that --allow-host names.',
          cause,
        },
      );
    }
  };

/** A simulator of the run's own, or the one that runs already; with what the connector is to be told of it. */
export async function startAcd(
  parameters: RunParameters,
  abandoned?: AbortSignal,
  alteration?: Alteration,
): Promise<AcdUnderTest> {
  const { simulator: url, controlToken: token, reach } = parameters;
  const acd = await (url === undefined
    ? startOwnAcd(parameters, abandoned, alteration)
    : joinAcd({ url, token }, parameters, abandoned));
  await acd.arrange.addToFloor({ reasonCodes: ROUTINE_CODES });
  return { ...acd, server: advertised(acd.server, reach) };
}

/** Whether the connector is to speak TLS: it is told then whom to trust. */
export const speaksTls = ({ server }: Pick<AcdUnderTest, 'server'>): boolean => server.ca !== undefined;

async function startOwnAcd(
  { dialect, outside, profile, policy: choices, seed, reach, tls }: RunParameters,
  abandoned?: AbortSignal,
  alteration?: Alteration,
): Promise<AcdUnderTest> {
  const token = derive(seed, 'link token');
  const { host, port } = reach?.listen === undefined ? { host: undefined, port: 0 } : readListen(reach.listen);
  const ports = {
    port: `0,native=0,${dialect}=${port}`,
    dialect: outside?.source,
    host,
    allowHost: allowHostOf(reach),
    tls,
  };
  const controlToken = randomBytes(32).toString('base64url'); // not derived: whoever knows the seed must not know it
  const floor = { agents: 0, queues: 2, seed, profile };
  const simulator = await startSimulator({ ...ports, ...floor, token, controlToken, clock: 'manual', alteration });
  const server = simulator.addresses.dialects[dialect];
  try {
    if (server === undefined) throw unknownDialect(dialect, Object.keys(simulator.addresses.dialects));
    checkSameSwitch(outside?.description, simulator.dialects.find(({ name }) => name === dialect)?.description);
    return await controlledAcd({
      ...{ url: simulator.addresses.main, token: controlToken },
      ...{ dialect, server, profile, choices, clock: 'manual', abandoned, stop: simulator.stop },
    });
  } catch (error) {
    await simulator.stop();
    throw error;
  }
}

/** The names under which the connector may reach the CTI server of the run. */
function allowHostOf({ advertise, allowHosts = [] }: RunParameters['reach'] = {}): string | undefined {
  const names = [...allowHosts, ...(advertise === undefined ? [] : [new URL(advertise).hostname])];
  return names.length === 0 ? undefined : names.join(',');
}

/** The driver for the way in which the connector is reached. */
export function starterOf({ connector, reach = {} }: RunParameters): StartSession {
  if (connector.kind === 'module') return moduleDriver(connector, `The connector ${connector.given ?? connector.path}`);
  if (connector.kind === 'command') {
    const [file = '', ...args] = connector.words;
    return processDriver({ file, args, cwd: connector.cwd }, 'The connector', connector.given);
  }
  if (connector.kind === 'service') {
    const { callbackAdvertise: advertise, allowHosts, listen } = reach;
    const host = listen === undefined ? undefined : readListen(listen).host;
    return serviceDriver({ url: connector.url, callback: { host, advertise, allowHosts } });
  }
  const { declines } = connector;
  const [module, options] = declines === undefined ? ['index', undefined] : ['declining', { declines }];
  const path = join(CODE_ROOT, 'src', 'reference', `${module}.${RUNS_FROM_SOURCES ? 'ts' : 'js'}`);
  return moduleDriver({ path, options }, 'The reference connector');
}
