// What a page shows of what a command prints: lines that are printed in that order, other lines between them or none. In a line `…`
// stands for anything; what differs from run to run (times, GUIDs, seeds, ports) is not compared.

import assert from 'node:assert/strict';

const GUID = /[\dA-F]{8}(?:-[\dA-F]{4}){3}-[\dA-F]{12}/g;

/** A line for a comparison. */
function pattern(line: string): RegExp {
  const parts = line
    .trim()
    .split('…')
    .map((part) =>
      part
        .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll(GUID, '.+')
        .replaceAll(/\d+(?= ms)|(?<=--seed |127\\\.0\\\.0\\\.1:)\d+/g, '\\d+'),
    );
  return new RegExp(`^${parts.join('.*')}$`);
}

/** Throws where a line of `shown` is not among those of `printed`, behind the line before it. */
export function assertPrinted(shown: string, printed: string): void {
  const lines = printed.split('\n').map((line) => line.trim());
  let at = -1;
  for (const line of shown.split('\n').filter((line) => !/^\s*…?\s*$/.test(line))) {
    const found = lines.findIndex((one, index) => index > at && pattern(line).test(one));
    assert.ok(found > at, `${line}\n${printed}`);
    at = found;
  }
}
