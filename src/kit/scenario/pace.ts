// The pace of a run: a lesson is a run whose steps wait for somebody to say Next. The steps' hooks ask here, and where
// nobody teaches there is nothing to wait for.

export interface Pace {
  /** Resolves when the step may be played. */
  before(step: string): Promise<void>;
  /** `seen` is what the connector said in the step; absent: it was not asked. */
  after(step: string, seen: string | undefined): void;
}

let pace: Pace | undefined;

/** Of the scenarios that this process plays from now on; undefined: as fast as they go. */
export function setPace(wanted: Pace | undefined): void {
  pace = wanted;
}

export const currentPace = (): Pace | undefined => pace;
