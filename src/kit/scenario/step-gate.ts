// The pace of a run: a lesson is a run whose steps wait for somebody to say Next. The steps' hooks ask here, and where
// nobody teaches there is nothing to wait for.

export interface StepGate {
  /** Resolves when the step may be played. */
  before(step: string): Promise<void>;
  /** `seen` is what the connector said in the step; absent: it was not asked. */
  after(step: string, seen: string | undefined): void;
}

let pace: StepGate | undefined;

/** Of the scenarios that this process plays from now on; undefined: as fast as they go. */
export function setStepGate(wanted: StepGate | undefined): void {
  pace = wanted;
}

export const currentStepGate = (): StepGate | undefined => pace;
