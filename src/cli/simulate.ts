// `signoff simulate`: the simulator, until somebody stops it.

import { randomBytes } from 'node:crypto';
import {
  type ExampleRequest,
  isLoopback,
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from '../../simulator/index.ts';
import type { Lesson } from '../kit/lessons/lesson-list.ts';
import { withLessons } from '../kit/lessons/lesson-routes.ts';
import { createLessonRuns } from '../kit/lessons/lesson-runs.ts';
import { DEFAULT_PARAMETERS } from '../kit/suite/parameters.ts';
import { onOneLine } from '../report/escape.ts';
import { inQuotes } from '../report/own-command.ts';
import { failedWords } from '../report-model/description.ts';
import { openInBrowser } from './browser.ts';
import type { Environment } from './environment.ts';

/** What was chosen: what the simulator takes, and whether the board is to be opened. */
export interface SimulateOptions extends SimulatorOptions {
  readonly open?: boolean | undefined;
}

/**
 * Runs until the process is asked to stop. Where other machines are let in and no control token was given, one is made.
 * Throws where a port or a setting cannot be had.
 */
export function simulate({ open, ...options }: SimulateOptions, environment: Environment): Promise<number> {
  const { listen, controlToken } = options;
  const isOpen = listen !== undefined && !isLoopback(listen);
  const made = isOpen && controlToken === undefined ? randomBytes(18).toString('base64url') : undefined;
  return runSimulator(
    { ...options, controlToken: controlToken ?? made },
    {
      readLessons: async () => (await import('../kit/lessons/lesson-list.ts')).readLessons([]), // slow to load
      environment,
      greet: (simulator) => greeting(simulator, isOpen ? fromElsewhere(simulator, made) : []),
      opens: open ? boardOf : undefined,
    },
  );
}

export interface Running {
  /** The lessons that it offers; asked once, when somebody wants to know. */
  readonly readLessons: () => Promise<readonly Lesson[]>;
  readonly environment: Pick<Environment, 'stdout' | 'stderr' | 'stopped'>;
  readonly greet: (simulator: Simulator) => string;
  /** The page that is opened in a browser. */
  readonly opens?: ((simulator: Simulator) => string) | undefined;
}

/** A simulator with lessons, until the process is asked to stop. */
export async function runSimulator(
  options: SimulatorOptions,
  { readLessons, environment, greet, opens }: Running,
): Promise<number> {
  const { stdout, stderr, stopped } = environment;
  const runs = createLessonRuns(readLessons);
  const simulator = await startSimulator({ ...options, ...withLessons(runs) });
  stdout.write(greet(simulator));
  if (opens !== undefined) await openInBrowser(opens(simulator), (sentence) => void stderr.write(sentence));
  const signal = await stopped;
  await runs.close();
  await simulator.stop();
  const failed = failedWords(simulator.dialects.flatMap(({ failures }) => failures?.() ?? []));
  stdout.write(`\nStopped (${signal}).\n${failed === undefined ? '' : `${onOneLine(failed)}\n`}`);
  return 0;
}

const boardOf = ({ addresses }: Simulator): string => `${addresses.main}/`;

/** How other machines come in; `made` is the token, where it was made for this run. */
function fromElsewhere({ addresses }: Simulator, made: string | undefined): readonly string[] {
  const { hostname, port } = new URL(addresses.main);
  const token = made ?? 'the one in SIGNOFF_CONTROL_TOKEN';
  return [
    `  Other machines reach all of this at the address of this one, in place of ${hostname}; by a name only with`,
    '  --allow-host NAME. The main port asks for a token; a browser asks for it as a password, under any name:',
    '',
    `    ${token}`,
    '',
    `  curl -H 'Authorization: Bearer ${made ?? 'TOKEN'}' http://HOST:${port}/healthz`,
    `  SIGNOFF_CONTROL_TOKEN=${made ?? 'TOKEN'} npx signoff certify --simulator http://HOST:${port}`,
    '',
  ];
}

/** Where everything is, and a first thing to try. */
function greeting(simulator: Simulator, more: readonly string[]): string {
  const { addresses, dialects, opening, faults, clock } = simulator;
  const { agents, queues, policy } = opening;
  const ca = authorityOf(simulator);
  const loggedIn = agents.filter(({ state }) => state !== 'LoggedOut').length;
  const who = loggedIn === 0 ? 'everybody logged out' : `${loggedIn} of them logged in`;
  const agent = agents.find(({ state, assignments }) => state === 'LoggedOut' && assignments.length > 0);
  const lines = [
    'Signoff simulates a CTI server.',
    '',
    `  the board, in a browser      ${boardOf(simulator)}`,
    ...dialects.flatMap(({ greeting }) => greeting.map(([what, address]) => `  ${what.padEnd(27)}  ${address}`)),
    `  control, reads and health    ${addresses.main}`,
    `  lessons, in a browser        ${addresses.main}/teach`,
    ...(ca === undefined ? [] : [`  whose certificates to trust  ${ca}`]),
    '',
    `  ${agents.length} agents in ${queues.length} queues, ${who}. See ${addresses.main}/v1/agents`,
    ...(policy.profile === DEFAULT_PARAMETERS.profile
      ? []
      : [`  The rules are those of the profile ${policy.profile}. See ${addresses.main}/control/policy`]),
    '',
  ];
  lines.push(...more);
  for (const { id, kind } of faults.list())
    lines.push(`  Spoiled on purpose: ${kind} (${id}). See ${addresses.main}/control/faults`, '');
  if (clock.mode === 'manual')
    lines.push(`  The ACD clock stands still until it is moved. See ${addresses.main}/control/clock`, '');
  const spoken = dialects.findLast((dialect) => dialect.examples !== undefined);
  const examples = (agent && spoken?.examples?.(agent)) ?? [];
  if (examples.length > 0)
    lines.push(
      `Log ${agent?.name} in, out, and out once more, in ${spoken?.title}:`,
      '',
      ...(ca === undefined ? [] : [`  curl -o ca.pem ${inQuotes(ca)}`]),
      ...examples.map((example) => curlOf(example, ca !== undefined)),
      '',
    );
  return `${lines.join('\n')}\nCtrl-C stops it.\n`;
}

/** Where the authority is whose certificates the dialects' ports show; undefined where they do not speak TLS. */
const authorityOf = ({ addresses: { main, dialects } }: Simulator): string | undefined =>
  Object.values(dialects).some((server) => server?.ca !== undefined) ? `${main}/ca.pem` : undefined;

function curlOf({ method, url, headers = {}, body, text }: ExampleRequest, isTls: boolean): string {
  const trust = isTls ? ' --cacert ca.pem' : '';
  const head = Object.entries(headers).map(([name, value]) => ` -H ${inQuotes(`${name}: ${value}`)}`);
  const data = body === undefined ? '' : ` -d ${inQuotes(text ?? JSON.stringify(body))}`;
  return `  curl${trust} -X ${method}${head.join('')} ${inQuotes(url)}${data}`;
}
