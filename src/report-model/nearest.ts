// The nearest known word to one that is not known, for errors that say what to do.

/** The word of `known` that is least edits away from `word`, capitals aside; undefined where none is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const allowed = Math.min(3, Math.ceil(word.length / 3));
  const near = known
    .filter((one) => Math.abs(one.length - word.length) <= allowed)
    .map((one) => ({ one, edits: distance(word.toLowerCase(), one.toLowerCase()) }));
  const [best] = near.sort((a, b) => a.edits - b.edits);
  return best !== undefined && best.edits <= allowed ? best.one : undefined;
}

/** Levenshtein's: insertions, deletions and substitutions. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substitution, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
