// A covering array of strength two: few rows in which every two values of different columns meet that can meet at all.

/** A value for each column. */
export type Row = readonly string[];

/** Every row that can be made of the columns' values, the first values first. */
export function product(columns: readonly (readonly string[])[]): readonly Row[] {
  return columns.reduce<readonly Row[]>(
    (rows, values) => rows.flatMap((row) => values.map((value) => [...row, value])),
    [[]],
  );
}

/**
 * Some of `rows`, in which every pair of values in two columns is found that is found in `rows`: greedily, each time the
 * row with the most pairs that are missing, the first of several. What cannot be is simply not among `rows`.
 */
export function coveringArray(rows: readonly Row[]): readonly Row[] {
  const { numbered, count } = number(rows);
  const isFound = new Uint8Array(count ** 2);
  const chosen: Row[] = [];
  for (;;) {
    const gains = numbered.map((row) => missingIn(row, isFound, count));
    const most = gains.reduce((one, other) => Math.max(one, other), 0);
    if (most === 0) return chosen;
    const best = gains.indexOf(most);
    const cells = numbered[best] as Uint16Array;
    for (const one of cells) for (const other of cells) isFound[one * count + other] = 1;
    chosen.push(rows[best] as Row);
  }
}

/** How many pairs of a row have not been found yet. Loops of the plainest kind: rows may be many. */
function missingIn(row: Uint16Array, isFound: Uint8Array, count: number): number {
  let missing = 0;
  for (let left = 0; left < row.length; left += 1)
    for (let right = left + 1; right < row.length; right += 1)
      missing += 1 - (isFound[(row[left] as number) * count + (row[right] as number)] as number);
  return missing;
}

/** The rows with a number for each value of each column, and how many numbers there are. */
function number(rows: readonly Row[]): { readonly numbered: readonly Uint16Array[]; readonly count: number } {
  const numbers = new Map<string, number>();
  const numbered = rows.map((row) =>
    Uint16Array.from(row, (value, column) => {
      const key = `${column} ${value}`;
      const known = numbers.get(key) ?? numbers.size;
      numbers.set(key, known);
      return known;
    }),
  );
  return { numbered, count: numbers.size };
}
