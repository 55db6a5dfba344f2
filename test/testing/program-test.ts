// Tests that take a program which not every machine has, a browser or a Java: without it they are skipped, and say so loudly;
// TEST_PROGRAMS=required makes that a failure.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';

/** `missing` says what was not found, what was therefore not tested, and where it comes from; undefined where it is there. */
export function programTest(
  name: string,
  missing: string | undefined,
  run: (t: TestContext) => void | Promise<void>,
): void {
  if (missing === undefined) return void test(name, run);
  if (process.env.TEST_PROGRAMS === 'required') return void test(name, () => assert.fail(missing));
  process.stderr.write(`\n!!! SKIPPED: ${name}\n!!! ${missing}\n\n`);
  test(name, { skip: missing }, () => undefined);
}
