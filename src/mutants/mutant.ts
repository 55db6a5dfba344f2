// What a mutant or a broken server says of itself: the requirement that it is there to break, and what falls with it.

export interface Mutant {
  /** The requirement that it aims at: `LOGOUT-06`. */
  readonly target: string;
  /** The other requirements that it cannot help failing; all of them, and no more. */
  readonly collateral: readonly string[];
  /** What it cannot help failing besides in some dialects, by dialect. */
  readonly collateralIn?: Readonly<Record<string, readonly string[]>>;
}
