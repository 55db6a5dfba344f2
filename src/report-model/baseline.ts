// A baseline: what a connector is known not to meet, so that a gate can tell what is new from what is known. It excuses
// nobody from anything: a run with known failures is not certified.

/** An entry of a baseline. */
export interface KnownFailure {
  /** The id of a requirement. */
  readonly requirement: string;
  /** Why it is not met, and what is to come of it. */
  readonly reason: string;
  /** The last day on which it counts, in UTC: `2027-01-31`. */
  readonly expires?: string | undefined;
  /** Where it stands in the file, counted from 1; absent where it is to be written yet. */
  readonly line?: number | undefined;
}

/** A run held against a baseline: whether a gate may let it through. That is no certificate. */
export interface GateRuling {
  /** The baseline as the user calls it. */
  readonly baseline: string;
  /** All of its entries, those of requirements that were not ruled on too. */
  readonly entries: readonly KnownFailure[];
  readonly isPassed: boolean;
  readonly exitCode: 0 | 1 | 2;
  /** One or more sentences. */
  readonly reason: string;
  /** Not met, as known. */
  readonly known: readonly KnownFailure[];
  /** Not met, and not in the baseline: ids of requirements. */
  readonly fresh: readonly string[];
  /** Met by now: the entry is to go. */
  readonly stale: readonly KnownFailure[];
  /** Past their day. */
  readonly expired: readonly KnownFailure[];
}
