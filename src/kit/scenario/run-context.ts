// What whoever starts a run hands to the hooks that play it, where both are in one process. It goes along with Cucumber's
// world parameters, below a symbol: BeforeAll is given the parameters themselves, while neither the copy that a World is
// given nor the message to a worker takes symbols along.

import { randomUUID } from 'node:crypto';
import type { IRunOptionsRuntime as Runtime } from '@cucumber/cucumber/api';
import type { RunParameters } from '../../report-model/run-report.ts';
import type { Rig, ServerRig } from '../acd/rig.ts';
import type { Catalogue } from '../suite/catalogue.ts';

/** What came of a step of a lesson. */
export interface StepNews {
  /** What the connector or a client was made to ask for in it, and what came of that. */
  readonly asked: readonly AskedInStep[];
  /** The id of the agent whom the step is about; undefined where there is none yet. */
  readonly agentId: string | undefined;
}

/** What somebody was made to ask for, as often as the same came of it. */
export interface AskedInStep {
  readonly activity: string;
  /** As the feature calls the agent. */
  readonly name: string;
  /** What a connector left behind; absent: nothing, which is a success. */
  readonly status?: { readonly severity: string; readonly message: string } | undefined;
  /** How the CTI server answered a client of the kit's own. */
  readonly outcome?: string | undefined;
  readonly times: number;
}

/** What a scenario that is played as a lesson waits for. */
export interface StepGate {
  /** Resolves when the next step may be played. Rejects where it is not to be played any more. */
  before(): Promise<void>;
  after(news: StepNews): Promise<void>;
  /** Resolves when the scenario may be closed, passed or not. */
  end(): Promise<void>;
}

export interface RunContext {
  /** Whoever hands it over stops it; absent: the hooks set up one, and stop that. */
  readonly rig?: Rig | ServerRig | undefined;
  /** Absent: the hooks load it. */
  readonly catalogue?: Catalogue | undefined;
  /** Absent: steps are played as fast as they go. */
  readonly stepGate?: StepGate | undefined;
}

const CONTEXT = Symbol('run context');

/** What a run is asked to do as plain JSON, which run it is, and its context. */
export type WorldParameters = Partial<RunParameters> & { readonly runId?: string; readonly [CONTEXT]?: RunContext };

export function worldParametersOf(parameters: RunParameters, context: RunContext): Runtime['worldParameters'] {
  return { ...JSON.parse(JSON.stringify(parameters)), runId: randomUUID(), [CONTEXT]: context };
}

/** Tells the runs apart that are played in one process at once; whoever was started by hand is alone. */
export const runIdOf = ({ runId = '' }: WorldParameters): string => runId;

/** Empty in a worker, and where Cucumber was started by hand. */
export const contextOf = ({ [CONTEXT]: context = {} }: WorldParameters): RunContext => context;
