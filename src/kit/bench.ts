// The bench: an ACD and a connector side by side, for as long as a worker works. Each worker has its own.

import { join } from 'node:path';
import { startSimulator } from '../../simulator/index.ts';
import { PROTOCOL_VERSION } from '../contract/connector.ts';
import type { ConnectorTarget, RunParameters } from '../contract/run-report.ts';
import { moduleDriver } from '../drivers/module-driver.ts';
import type { StartSession } from '../drivers/session.ts';
import { CODE_ROOT, RUNS_FROM_SOURCES } from '../package-root.ts';
import type { AcdUnderTest } from './acd-under-test.ts';
import { type ConnectorUnderTest, startConnector } from './connector-under-test.ts';
import { controlledAcd } from './control-acd.ts';
import { KIT_TIMEOUT_MS } from './parameters.ts';
import { joinAcd, unknownDialect } from './running-simulator.ts';
import { derive } from './seed.ts';

export interface Bench {
  readonly acd: AcdUnderTest;
  readonly connector: ConnectorUnderTest;
  stop(): Promise<void>;
}

/** Sets up both sides. Throws a `KitFailure` where either cannot be had, and leaves nothing running then. */
export async function setUpBench(parameters: RunParameters): Promise<Bench> {
  const acd = await startAcd(parameters);
  try {
    const connector = await startConnector(starterOf(parameters.connector), {
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

/** A simulator of the run's own, or the one that runs already. */
function startAcd(parameters: RunParameters): Promise<AcdUnderTest> {
  return parameters.simulator === undefined ? startOwnAcd(parameters) : joinAcd(parameters.simulator, parameters);
}

async function startOwnAcd({ dialect, profile, seed }: RunParameters): Promise<AcdUnderTest> {
  const token = derive(seed, 'link token');
  const simulator = await startSimulator({
    port: 0,
    nativePort: 0,
    agents: 0,
    queues: 1,
    seed,
    profile,
    token,
    clock: 'manual',
  });
  const server = simulator.addresses.dialects[dialect];
  if (server !== undefined)
    return controlledAcd({ url: simulator.addresses.main, server, profile, clock: 'manual', stop: simulator.stop });
  await simulator.stop();
  throw unknownDialect(dialect, Object.keys(simulator.addresses.dialects));
}

function starterOf(target: ConnectorTarget): StartSession {
  if (target.kind === 'module') return moduleDriver(target.path, `The connector ${target.path}`);
  const file = RUNS_FROM_SOURCES ? 'index.ts' : 'index.js';
  return moduleDriver(join(CODE_ROOT, 'src', 'reference', file), 'The reference connector');
}
