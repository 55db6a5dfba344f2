// Before and after: a rig for each worker, the run of each scenario on it, and the evidence that a scenario leaves behind.

import {
  After,
  AfterAll,
  AfterStep,
  Before,
  BeforeAll,
  BeforeStep,
  setDefaultTimeout,
  setDefinitionFunctionWrapper,
  setWorldConstructor,
} from '@cucumber/cucumber';
import { canDo } from '../src/connector/connector.ts';
import { type Rig, type ServerRig, setUpRig, speaksTls } from '../src/kit/acd/rig.ts';
import { EVIDENCE } from '../src/kit/scenario/evidence.ts';
import { brokenAsMismatch, MismatchFound, maskedError, NotExercised } from '../src/kit/scenario/mismatch.ts';
import { contextOf, runIdOf, type WorldParameters } from '../src/kit/scenario/run-context.ts';
import { startScenario } from '../src/kit/scenario/scenario-run.ts';
import { startServerRun } from '../src/kit/scenario/server-run.ts';
import { createMask, serverTranscriptOf, transcriptOf } from '../src/kit/scenario/transcript.ts';
import { loadCatalogue, SERVER_TAG } from '../src/kit/suite/catalogue.ts';
import { patternsOf, spokenIn } from '../src/kit/suite/dialects.ts';
import { lackOf } from '../src/kit/suite/needs.ts';
import { DEFAULT_PARAMETERS } from '../src/kit/suite/parameters.ts';
import { purposeOf } from '../src/kit/suite/seed.ts';
import type { FileFailure } from '../src/report-model/description.ts';
import type { RunParameters } from '../src/report-model/run-report.ts';
import { SignoffWorld } from './world.ts';

/** Longer than anything that a connector is granted; in milliseconds. */
setDefaultTimeout(30_000);
setWorldConstructor(SignoffWorld);

type Run = Awaited<ReturnType<typeof prepareRun>>;

/** The one holder of state in a module: Cucumber hands its hooks nothing but plain data. Lessons are played side by side. */
const runs = new Map<string, Run>();

interface InRun {
  readonly parameters: WorldParameters;
}

/** The run that a hook is called in. */
function runOf({ parameters }: InRun): Run {
  const run = runs.get(runIdOf(parameters));
  if (run === undefined) throw new Error('The run has not begun.');
  return run;
}

BeforeAll(async function (this: InRun) {
  const run = await prepareRun(this.parameters);
  runs.set(runIdOf(this.parameters), run);
  if (process.connected === false) await run.rig.stop();
});

/** What the hooks share: handed to them, or set up here and then stopped here. */
async function prepareRun(given: WorldParameters) {
  const parameters: RunParameters = { ...DEFAULT_PARAMETERS, ...given };
  const { rig: handed, catalogue = loadCatalogue(), stepGate } = contextOf(given);
  const interruption = process.env.CUCUMBER_PARALLEL === 'true' ? endWithTheRun() : undefined;
  const rig = handed ?? (await setUpRig(parameters, interruption));
  return { parameters, catalogue, rig, stepGate, stop: handed === undefined ? rig.stop : async () => undefined };
}

/** A worker whose run was interrupted lets go of all that it holds, so that its process ends by itself. */
function endWithTheRun(): AbortSignal {
  const interruption = new AbortController();
  process.on('error', () => undefined); // nobody hears what it still has to tell
  process.once('disconnect', () => {
    interruption.abort();
    for (const run of runs.values()) void run.stop();
  });
  return interruption.signal;
}

AfterAll(async function (this: InRun) {
  const run = runs.get(runIdOf(this.parameters));
  runs.delete(runIdOf(this.parameters));
  await run?.stop();
});

Before(async function (this: SignoffWorld, { pickle }) {
  const tags = pickle.tags.map(({ name }) => name);
  const { parameters, catalogue, rig, stepGate } = runOf(this);
  const isOfServer = tags.includes(SERVER_TAG);
  const declaration = isOfServer ? undefined : withConnector(rig).connector.declaration;
  const { acd } = rig;
  const circumstances = { declaration, spoken: spokenIn(parameters), isTls: speaksTls(acd), policy: acd.policy };
  const lack = lackOf(catalogue, tags, circumstances);
  if (lack !== undefined) {
    this.attach(JSON.stringify(lack), EVIDENCE.notApplicable);
    return 'skipped';
  }
  const patterns = patternsOf(spokenIn(parameters));
  const order = { seed: parameters.seed, id: purposeOf(pickle), patterns, isTaught: stepGate !== undefined };
  if (isOfServer) {
    this.server = await startServerRun(rig, order);
    return undefined;
  }
  const { connector } = withConnector(rig);
  if (connector.hopeless !== undefined) {
    this.attach(JSON.stringify({ why: connector.hopeless }), EVIDENCE.notRun);
    return 'skipped';
  }
  this.isPlayed = true;
  await connector.prepare();
  this.scenario = await startScenario(withConnector(rig), order);
  return undefined;
});

function withConnector(rig: Rig | ServerRig): Rig {
  if ('connector' in rig) return rig;
  throw new Error('A scenario about connectors is played, and there is none.');
}

After(async function (this: SignoffWorld, { result }) {
  if (this.isServerOpen) {
    await this.server.close();
    attachFailures(this, this.server.fileFailures());
    if (result?.status !== 'PASSED')
      this.attach(JSON.stringify(serverTranscriptOf(this.server, this.secrets())), EVIDENCE.transcript);
    return;
  }
  if (!this.isPlayed) return;
  const { connector } = withConnector(runOf(this).rig);
  connector.conclude();
  const { hopeless } = connector;
  if (hopeless !== undefined) this.attach(JSON.stringify({ why: hopeless }), EVIDENCE.stoppedRun);
  if (!this.isOpen) return;
  const happened =
    result?.status === 'PASSED' || !canDo(connector.declaration, 'events')
      ? undefined
      : await this.scenario.desktop.happened().catch(() => undefined);
  await this.scenario.close();
  this.attach(JSON.stringify({ requests: this.scenario.requests() }), EVIDENCE.traffic);
  attachFailures(this, this.scenario.fileFailures());
  if (result?.status !== 'PASSED')
    this.attach(JSON.stringify(transcriptOf(this.scenario, this.secrets(), happened)), EVIDENCE.transcript);
});

function attachFailures(world: SignoffWorld, failures: readonly FileFailure[]): void {
  if (failures.length > 0) world.attach(JSON.stringify({ failures }), EVIDENCE.fileFailures);
}

/** In a lesson each step waits for whoever teaches, however long that takes; */
BeforeStep({ timeout: -1 }, async function (this: SignoffWorld) {
  await runOf(this).stepGate?.before();
});

AfterStep(async function (this: SignoffWorld, { pickleStep }) {
  await runOf(this).stepGate?.after(this.latestNews(pickleStep.text));
});

/** and all is left as it is at its end, for as long: of these hooks, the last is the first. */
After({ timeout: -1 }, async function (this: SignoffWorld) {
  await runOf(this).stepGate?.end();
});

/** A step that finds a mismatch leaves it behind as evidence before it fails; no secret shows in either. */
setDefinitionFunctionWrapper(
  (step: (...args: unknown[]) => unknown) =>
    async function (this: SignoffWorld, ...args: unknown[]) {
      try {
        return await step.apply(this, args);
      } catch (error) {
        const found = maskedError(
          brokenAsMismatch(error),
          createMask(this.isOpen || this.isServerOpen ? this.secrets() : []),
        );
        if (found instanceof MismatchFound) this.attach(JSON.stringify(found.mismatch), EVIDENCE.mismatch);
        if (found instanceof NotExercised) this.attach(JSON.stringify({ why: found.message }), EVIDENCE.notExercised);
        throw found;
      }
    },
);
