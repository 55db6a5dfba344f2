// What the generated documents are made of: pages, tables, code.

export const GENERATED = '<!-- Made by `npm run docs`: change the tables in the sources, not this file. -->';

export const page = (...parts: readonly string[]): string => `${parts.join('\n\n')}\n`;

export const code = (text: string): string => `\`${text}\``;

export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}
