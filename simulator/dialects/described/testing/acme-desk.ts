// What the tests of described switches share: the switch of the examples, whole and altered, and what is said of a text.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../../../src/package-root.ts';
import type { Failure } from '../../../net/failure.ts';
import { parseSwitch } from '../read-switch.ts';

export const ACME_PATH = join(PACKAGE_ROOT, 'examples', 'switches', 'acme-desk.switch.yaml');
/** The other switch of the examples: in XML, with a webhook. */
export const QUAY_PATH = join(PACKAGE_ROOT, 'examples', 'switches', 'quay-voice.switch.yaml');
export const ACME = readFileSync(ACME_PATH, 'utf8');

/** The example with a part of it put otherwise; what is to go must be there, once. */
export function acmeWith(part: string, instead: string): string {
  assert.equal(ACME.split(part).length, 2, `${part} is in the example, once`);
  return ACME.replace(part, () => instead);
}

/** What is wrong with `text`, a line for each mistake. Throws where nothing is. */
export function mistakesIn(text: string): readonly string[] {
  try {
    parseSwitch(text, 'f');
  } catch (error) {
    const { code, message } = error as Failure;
    if (code !== 'SwitchInvalid') throw error;
    const [, ...lines] = message.split('\n');
    return lines.map((line) => line.trim());
  }
  throw new Error('Nothing is wrong with this switch.');
}
