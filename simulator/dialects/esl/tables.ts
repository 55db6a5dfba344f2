// Lists as the call center prints them: a line of columns, a line for each row, and `+OK`. Without a row there are no columns.

type Cell = string | number | boolean;

export function table(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = rows.length === 0 ? [] : [columns, ...rows];
  return `${lines.map((cells) => `${cells.join('|')}\n`).join('')}+OK\n`;
}
