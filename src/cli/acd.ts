// `signoff acd`: a CTI server held to its own requirements, beside the product's own simulator where the server is another.

import { resolve } from 'node:path';
import { loadSuite } from '../kit/judge/run.ts';
import { checkServer, type ServerOrder } from '../kit/judge/server-check.ts';
import { checkDrawable } from '../kit/scenario/fixtures.ts';
import { chooseDialect, patternsOf, spokenIn } from '../kit/suite/dialects.ts';
import { DEFAULT_PARAMETERS } from '../kit/suite/parameters.ts';
import { readPolicyChoices } from '../kit/suite/policy-choices.ts';
import { asColouredLog, paintFor } from '../report/colour.ts';
import { createProgress } from '../report/progress.ts';
import { prepareFolder, SERVER_CHECK, writeReports } from '../report/reports.ts';
import { formatServer, formatServerStart, serverJson } from '../report/server-text.ts';
import { KitFailure } from '../report-model/failure.ts';
import {
  exitCodeOf,
  type RunParameters,
  type ServerComparison,
  type ServerReport,
} from '../report-model/run-report.ts';
import { checkAtSwitch, restoreSwitch, type SwitchOptions } from './acd-switch.ts';
import { checkedToken, tlsOf } from './connector-settings.ts';
import type { Environment } from './environment.ts';
import { explain, NOT_DONE, orFailure } from './explain-error.ts';

/** What was chosen; what was not is left out. */
export interface AcdOptions extends SwitchOptions {
  readonly dialect?: string;
  readonly profile?: string;
  readonly policy?: string;
  readonly seed?: number;
  readonly requirement?: string;
  readonly strict?: boolean;
  readonly simulator?: string;
  readonly tls?: string;
  readonly controlToken?: string;
  readonly serverSecret?: string;
  readonly reports?: string;
  readonly json?: boolean;
}

/** Answers the exit code. Throws a `KitFailure` where there can be no verdict. */
export async function acd(options: AcdOptions, environment: Environment): Promise<number> {
  const { stdout, raw, cwd, stopped } = environment;
  const { requirement, strict: isStrict, restore, at, json = false } = options;
  if (restore !== undefined) return restoreSwitch({ ...options, restore }, environment);
  let isStopped = false;
  void stopped.then(() => {
    isStopped = true;
  });
  const parameters = at === undefined ? await parametersOf(options, cwd) : undefined;
  const folder = resolve(cwd, options.reports ?? 'reports');
  await prepareFolder(folder, SERVER_CHECK);
  const suite = await loadSuite();
  const onStart = (about: RunParameters) => void (json || stdout.write(formatServerStart(about)));
  const followed = (work: (onMessage: ServerOrder['onMessage']) => Promise<ServerReport>): Promise<ServerReport> => {
    const { follow, end } = createProgress(json ? { write: () => undefined } : raw.stdout);
    return work(follow).finally(end);
  };
  const check = (about: Pick<ServerOrder, 'parameters' | 'onStart'>) =>
    followed((onMessage) =>
      checkServer({ ...about, requirement, isStrict, floorFolder: folder, suite, stopped, onMessage }),
    );
  const server = await (parameters === undefined
    ? followed((onMessage) => checkAtSwitch({ ...options, at: String(at) }, environment, { suite, onStart, onMessage }))
    : check({ parameters, onStart: () => onStart(parameters) }));
  const own = isStopped ? undefined : ownOf(server.parameters);
  const beside = own && (await orFailure(check({ parameters: own })));
  const simulator = isStopped && beside instanceof KitFailure ? undefined : beside;
  return finish(server, simulator, { folder, json }, environment);
}

async function parametersOf(options: AcdOptions, cwd: string): Promise<RunParameters> {
  const { policy, simulator, serverSecret, seed = DEFAULT_PARAMETERS.seed } = options;
  const spoken = await chooseDialect(options.dialect ?? DEFAULT_PARAMETERS.dialect, cwd);
  checkDrawable(patternsOf(spokenIn(spoken)));
  const { profile = spoken.profile } = options;
  return {
    ...{ ...DEFAULT_PARAMETERS, ...spoken, profile, seed, simulator },
    policy: policy === undefined ? undefined : readPolicyChoices(policy),
    tls: tlsOf(options),
    controlToken: checkedToken(options.controlToken),
    serverSecret,
  };
}

/** The same for a simulator of the run's own, where the server is another. */
function ownOf(parameters: RunParameters): RunParameters | undefined {
  const { simulator, at } = parameters;
  if (simulator === undefined && at === undefined) return undefined;
  return { ...parameters, simulator: undefined, at: undefined, named: undefined, controlToken: undefined };
}

interface Finish {
  readonly folder: string;
  readonly json: boolean;
}

/** Writes down and tells what was found: whatever cannot be written, the verdict is told. Answers the exit code. */
async function finish(
  server: ServerReport,
  simulator: ServerReport | KitFailure | undefined,
  { folder, json }: Finish,
  { stdout, stderr, raw, cwd, env }: Environment,
): Promise<number> {
  const found: ServerComparison = simulator instanceof KitFailure ? { server } : { server, simulator };
  const unwritten = await orFailure(writeReports(found, folder, SERVER_CHECK));
  if (json) stdout.write(serverJson(found));
  else {
    const terminal = { folder: unwritten === undefined ? folder : undefined, cwd, paint: paintFor(raw.stdout, env) };
    raw.stdout.write(asColouredLog(formatServer(found, terminal)));
  }
  const undone = [...(server.undone ?? []), ...[simulator, unwritten].filter((one) => one instanceof KitFailure)];
  for (const failure of undone) stderr.write(explain(failure, NOT_DONE).text);
  return exitCodeOf({ ruling: server.ruling, undone });
}
