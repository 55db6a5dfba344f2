// The ACD of one lesson: a simulator of its own in this process, empty but for where connectors are told to log in, its clock
// standing still. Nobody else's floor, faults or clock are touched by a lesson.

import { randomBytes } from 'node:crypto';
import { type MainPort, startSimulator } from '../../../simulator/index.ts';
import { PACKAGE_ROOT } from '../../package-root.ts';
import type { RunParameters } from '../../report-model/run-report.ts';
import { createAsk } from '../acd/control-api.ts';
import { loadCatalogue } from '../suite/catalogue.ts';
import { chooseDialect } from '../suite/dialects.ts';
import { policiesOf } from '../suite/needs.ts';
import { DEFAULT_PARAMETERS } from '../suite/parameters.ts';
import type { Lesson } from './lesson-list.ts';

export interface LessonAcd {
  /** What a run has to be told to be played here. */
  readonly parameters: RunParameters;
  /** Its board's REST and feed. */
  readonly mainPort: MainPort;
  /** The number of the journal's last entry. */
  lastEntry(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts the ACD that `lesson` asks for. */
export async function startLessonAcd({ guide, tags }: Pick<Lesson, 'guide' | 'tags'>): Promise<LessonAcd> {
  const { dialect, outside, profile } = await chooseDialect(guide?.dialect ?? 'native', PACKAGE_ROOT);
  const rules = guide === undefined ? { profile, policy: policyFor(tags) } : { profile: guide.profile };
  const tls = tags.includes('@needs:tls') ? 'auto' : undefined;
  const [token, controlToken] = [secret(), secret()];
  const simulator = await startSimulator({
    ...{ port: `0,native=0,${dialect}=0`, dialect: outside?.source, tls, token, controlToken },
    ...{ agents: 0, queues: 2, profile: rules.profile, clock: 'manual' },
  });
  const { main, dialects } = simulator.addresses;
  const ask = createAsk({ url: main, token: controlToken });
  try {
    await ask('PUT', '/control/snapshot', {});
    await ask('POST', '/control/seed', { queues: defaultQueues(dialects[dialect]) });
  } catch (error) {
    await simulator.stop();
    throw error;
  }
  return {
    parameters: {
      ...{ ...DEFAULT_PARAMETERS, dialect, outside, ...rules, tls },
      ...{ simulator: main, controlToken, serverSecret: token },
    },
    mainPort: simulator.mainPort,
    lastEntry: async () => ((await ask('GET', '/control/journal?limit=0')) as { readonly last: number }).last,
    stop: simulator.stop,
  };
}

/** Where connectors are told to log in whoever names no queue. The scenario has queues of its own, and some are called alike. */
const defaultQueues = ({ defaultQueues: ids }: Readonly<Record<string, unknown>> = {}) =>
  Array.isArray(ids) ? ids.map((id, index) => ({ id: String(id), name: `default queue ${index + 1}` })) : [];

const secret = (): string => randomBytes(24).toString('base64url');

/** What a scenario asks of the ACD's policy: of several values that will do, the first. Not a word is `logoutFrom`. */
function policyFor(tags: readonly string[]): RunParameters['policy'] {
  const wanted = policiesOf(loadCatalogue(), tags).map((one) => one.split(/[=|]/));
  return Object.fromEntries(
    wanted.filter(([choice]) => choice !== 'logoutFrom').map(([choice, value]) => [choice, value]),
  );
}
