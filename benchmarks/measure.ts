// Measuring: several rounds of each, interleaved with the yardstick, so that whatever else the machine does meanwhile
// falls on both. What counts is the ratio within one run.

/** One thing that can be measured. `round` answers a figure; more is better unless the part says otherwise. */
export interface Measured {
  round(): Promise<number>;
  close?(): Promise<void>;
}

export interface Part {
  readonly id: string;
  readonly what: string;
  readonly unit: string;
  readonly yardstick?: string | undefined;
  /** Of the ratio to the yardstick, or of the value where there is none. */
  readonly goal: number;
  /** Whether the goal is the least, or the most. */
  readonly goalIs: 'least' | 'most';
  /** Whether the ratio is the yardstick's figure over ours: where less is better. */
  open(): Promise<{ readonly ours: Measured; readonly yardstick?: Measured | undefined; readonly rounds?: number }>;
}

export interface Result {
  readonly id: string;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly spread: number;
  readonly yardstick: { readonly what: string; readonly value: number } | null;
  readonly ratio: number | null;
  readonly goal: number;
  readonly goalIs: 'least' | 'most';
  readonly met: boolean;
}

const ROUNDS = 5;

/** A round to warm up, then the rounds that count. */
export async function measure(part: Part): Promise<Result> {
  const { ours, yardstick, rounds = ROUNDS } = await part.open();
  try {
    const own: number[] = [];
    const others: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const other = await yardstick?.round();
      const mine = await ours.round();
      if (round === 0) continue;
      own.push(mine);
      if (other !== undefined) others.push(other);
    }
    return resultOf(part, own, others);
  } finally {
    await ours.close?.();
    await yardstick?.close?.();
  }
}

function resultOf(part: Part, own: readonly number[], others: readonly number[]): Result {
  const value = median(own);
  const spread = (Math.max(...own) - Math.min(...own)) / value;
  const { id, what, unit, goal, goalIs } = part;
  const yardstick = others.length === 0 ? null : { what: part.yardstick ?? '', value: median(others) };
  const ratio = yardstick === null ? null : value / yardstick.value;
  const counted = ratio ?? value;
  const met = goalIs === 'least' ? counted >= goal : counted <= goal;
  return { id, what, value, unit, spread, yardstick, ratio, goal, goalIs, met };
}

function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** How often `work` can be done in a second, over `seconds`. */
export async function perSecond(seconds: number, work: () => Promise<number> | number): Promise<number> {
  const start = performance.now();
  let done = 0;
  while (performance.now() - start < seconds * 1000) done += await work();
  return done / ((performance.now() - start) / 1000);
}
