// The mutants that survive, held against the list of those that are known to, each with the reason why it does not matter.
// A mutant is known by its file and by what was replaced by what, so that lines can move.

import { z } from 'zod';

const list = z.array(
  z.strictObject({
    file: z.string(),
    mutator: z.string(),
    original: z.string(),
    replacement: z.string(),
    /** How many mutants are like that. */
    times: z.int().positive().default(1),
    why: z.string(),
  }),
);

export type KnownSurvivor = z.infer<typeof list>[number];

/** What a mutant is known by; texts as `shortened` makes them. */
export interface Mutation {
  /** From the package's root. */
  readonly file: string;
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
}

export interface Comparison<M extends Mutation> {
  readonly explained: readonly (M & { readonly why: string })[];
  readonly unexplained: readonly M[];
  /** What is listed and does not survive, or not that often. */
  readonly stale: readonly KnownSurvivor[];
}

/** Throws where `document`, read from YAML, is no such list. */
export const readSurvivors = (document: unknown): readonly KnownSurvivor[] => list.parse(document ?? []);

/** Each entry explains as many survivors as it says, and no more. */
export function compare<M extends Mutation>(survivors: readonly M[], known: readonly KnownSurvivor[]): Comparison<M> {
  const open = known.map((entry) => ({ entry, left: entry.times }));
  const explained: (M & { why: string })[] = [];
  const unexplained: M[] = [];
  for (const survivor of survivors) {
    const found = open.find(({ entry, left }) => left > 0 && keyOf(entry) === keyOf(survivor));
    if (found === undefined) unexplained.push(survivor);
    else {
      found.left -= 1;
      explained.push({ ...survivor, why: found.entry.why });
    }
  }
  return { explained, unexplained, stale: open.filter(({ left }) => left > 0).map(({ entry }) => entry) };
}

const keyOf = ({ file, mutator, original, replacement }: Mutation): string =>
  JSON.stringify([file, mutator, original, replacement]);

/** In one line; of a long text the beginning and the end. */
export function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 100 ? line : `${line.slice(0, 70)} … ${line.slice(-25)}`;
}
