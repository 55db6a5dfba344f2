// What whoever starts a run hands to the hooks that play it, where both are in one process. It goes along with Cucumber's
// world parameters, below a symbol: BeforeAll is given the parameters themselves, while neither the copy that a World is
// given nor the message to a worker takes symbols along.

import type { IRunOptionsRuntime as Runtime } from '@cucumber/cucumber/api';
import type { RunParameters } from '../../report-model/run-report.ts';
import type { Rig, ServerRig } from '../acd/rig.ts';
import type { Catalogue } from '../suite/catalogue.ts';

/** What the steps of a lesson wait for. */
export interface StepGate {
  /** Resolves when the next step may be played. */
  before(): Promise<void>;
  /** `seen` is what the connector said in the step; absent: it was not asked. */
  after(seen: string | undefined): void;
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

/** What a run is asked to do as plain JSON, and its context. */
export type WorldParameters = Partial<RunParameters> & { readonly [CONTEXT]?: RunContext };

export function worldParametersOf(parameters: RunParameters, context: RunContext): Runtime['worldParameters'] {
  return { ...JSON.parse(JSON.stringify(parameters)), [CONTEXT]: context };
}

/** Empty in a worker, and where Cucumber was started by hand. */
export const contextOf = ({ [CONTEXT]: context = {} }: WorldParameters): RunContext => context;
