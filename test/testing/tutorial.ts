// docs/describe-your-switch.md as its reader goes through it: the switch's file as it grows, the connector, and the line in it that
// is made wrong.

import assert from 'node:assert/strict';
import { readPages } from './documents.ts';

export const TUTORIAL = 'docs/describe-your-switch.md';

const { fences = [] } = readPages().find(({ path }) => path === TUTORIAL) ?? {};
const textsOf = (language: string) => fences.filter((fence) => fence.language === language).map(({ text }) => text);

/** The file after each piece. */
export const switchFiles: readonly string[] = textsOf('yaml').map((_, index, pieces) =>
  pieces.slice(0, index + 1).join(''),
);

export const [connector = ''] = textsOf('python');

/** The connector after what the page has done to it. */
export function wrongConnector(): string {
  const [, before = '', after = ''] = /^-(.*\n)\+(.*\n)$/.exec(textsOf('diff')[0] ?? '') ?? [];
  assert.equal(connector.split(before).length, 2, 'the line is in it, once');
  return connector.replace(before, () => after);
}
