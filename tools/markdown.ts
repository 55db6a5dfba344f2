// What the generated documents are made of: pages, tables, code, and places between marks.

export const GENERATED = '<!-- Made by `npm run docs`: change the tables in the sources, not this file. -->';

export const page = (...parts: readonly string[]): string => `${parts.join('\n\n')}\n`;

export const code = (text: string): string => `\`${text}\``;

export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

/** `text` with `content` between `<!-- mark -->` and `<!-- /mark -->`, which it must have. */
export function withBetween(text: string, mark: string, content: string): string {
  const [open, close] = [`<!-- ${mark} -->`, `<!-- /${mark} -->`];
  const [before, after] = [text.indexOf(open), text.indexOf(close)];
  if (before < 0 || after < before) throw new Error(`The page has no ${open} … ${close}.`);
  return `${text.slice(0, before + open.length)}\n${content}\n${text.slice(after)}`;
}
