// The rig: an ACD and a connector side by side, for as long as a worker works. Each worker has its own.

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { startSimulator } from '../../../simulator/index.ts';
import { PROTOCOL_VERSION } from '../../connector/connector.ts';
import { moduleDriver } from '../../drivers/module-driver.ts';
import { processDriver } from '../../drivers/process-driver.ts';
import { serviceDriver } from '../../drivers/service-driver.ts';
import type { StartSession } from '../../drivers/session.ts';
import { CODE_ROOT, RUNS_FROM_SOURCES } from '../../package-root.ts';
import type { RunParameters } from '../../report-model/run-report.ts';
import { type ConnectorUnderTest, startConnector } from '../scenario/connector-under-test.ts';
import { KIT_TIMEOUT_MS } from '../suite/parameters.ts';
import { derive } from '../suite/seed.ts';
import type { AcdUnderTest } from './acd-under-test.ts';
import { advertised, readListen } from './advertise.ts';
import { controlledAcd } from './control-acd.ts';
import { joinAcd, unknownDialect } from './running-simulator.ts';

export interface Rig {
  readonly acd: AcdUnderTest;
  readonly connector: ConnectorUnderTest;
  stop(): Promise<void>;
}

/** Sets up both sides. Throws a `KitFailure` where either cannot be had, and leaves nothing running then. */
export async function setUpRig(parameters: RunParameters): Promise<Rig> {
  const acd = await startAcd(parameters);
  try {
    const connector = await startConnector(starterOf(parameters), {
      protocolVersion: PROTOCOL_VERSION,
      dialect: parameters.dialect,
      timeoutMs: KIT_TIMEOUT_MS,
      server: acd.server,
    });
    return { acd, connector, stop: () => connector.stop().then(acd.stop) };
  } catch (error) {
    await acd.stop();
    throw error;
  }
}

let kept: { readonly parameters: RunParameters; readonly rig: Rig } | undefined;

/** Keeps a rig for the worker of this process: a connector that is a service is to be initialized once. */
export function keepRig(parameters: RunParameters, rig: Rig): void {
  kept = { parameters, rig };
}

/** The rig that was kept for such a run, or else a new one. Throws as `setUpRig` does. */
export async function takeRig(parameters: RunParameters): Promise<Rig> {
  const isFor = kept !== undefined && isDeepStrictEqual(plain(kept.parameters), plain(parameters));
  const rig = isFor ? kept?.rig : undefined;
  if (isFor) kept = undefined;
  return rig ?? setUpRig(parameters);
}

/** Ends the rig that was kept and that nobody took. */
export async function clearRig(): Promise<void> {
  const rig = kept?.rig;
  kept = undefined;
  await rig?.stop();
}

const plain = (parameters: RunParameters): unknown => JSON.parse(JSON.stringify(parameters));

/** A simulator of the run's own, or the one that runs already; with what the connector is to be told of it. */
export async function startAcd(parameters: RunParameters): Promise<AcdUnderTest> {
  const { simulator: url, controlToken: token, reach } = parameters;
  const acd = await (url === undefined ? startOwnAcd(parameters) : joinAcd({ url, token }, parameters));
  return { ...acd, server: advertised(acd.server, reach) };
}

async function startOwnAcd({ dialect, outside, profile, seed, reach }: RunParameters): Promise<AcdUnderTest> {
  const token = derive(seed, 'link token');
  const { host, port } = reach?.listen === undefined ? { host: undefined, port: 0 } : readListen(reach.listen);
  const ports = {
    port: `0,native=0,${dialect}=${port}`,
    dialect: outside?.source,
    host,
    allowHost: allowHostOf(reach),
  };
  const controlToken = randomBytes(32).toString('base64url'); // not derived: whoever knows the seed must not know it
  const floor = { agents: 0, queues: 1, seed, profile };
  const simulator = await startSimulator({ ...ports, ...floor, token, controlToken, clock: 'manual' });
  const server = simulator.addresses.dialects[dialect];
  if (server !== undefined)
    return controlledAcd({
      ...{ url: simulator.addresses.main, token: controlToken },
      ...{ server, profile, clock: 'manual', stop: simulator.stop },
    });
  await simulator.stop();
  throw unknownDialect(dialect, Object.keys(simulator.addresses.dialects));
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
