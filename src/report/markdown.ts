// Markdown: text from anywhere as text, and tables.

import { onOneLine } from './escape.ts';

/** Text that Markdown takes for text: no markup, no entity, and nobody who is called by it. */
export const plain = (text: string): string =>
  onOneLine(text.replace(/\s+/g, ' '))
    .replace(/[\\`*_~{}[\]<>#|&]/g, '\\$&')
    .replace(/@(?=\w)/g, '@<!-- -->');

/** The cells are Markdown already. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
