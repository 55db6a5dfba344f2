// The nearest word: what somebody who misspelt a name most likely meant. It must not know what the words are for.

/** The one of `words` that `word` is a slip away from, capitals aside; undefined where none comes near. */
export function nearest(word: string, words: Iterable<string>): string | undefined {
  let closest: string | undefined;
  let allowed = Math.min(3, Math.ceil(word.length / 3)) + 1;
  for (const candidate of words) {
    if (Math.abs(candidate.length - word.length) >= allowed) continue;
    const away = slips(word.toLowerCase(), candidate.toLowerCase());
    if (away < allowed) [closest, allowed] = [candidate, away];
  }
  return closest;
}

/** How many letters are missing, too many, wrong, or swapped with their neighbour (optimal string alignment). */
function slips(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const wrong = a[row - 1] === b[column - 1] ? 0 : 1;
      const cheapest = Math.min(at(last, column) + 1, at(next, column - 1) + 1, at(last, column - 1) + wrong);
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      next.push(isSwap ? Math.min(cheapest, at(before, column - 2) + 1) : cheapest);
    }
    [before, last] = [last, next];
  }
  return at(last, b.length);
}

const at = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY;
