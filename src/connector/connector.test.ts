// What a declaration says, and what it leaves to be understood.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CAPABILITIES, canDo, type Declaration } from './connector.ts';

const CASES: readonly [capabilities: Declaration['capabilities'], can: readonly string[]][] = [
  [{}, []],
  [{ reasonCodes: true }, ['reasonCodes', 'breakReasons']],
  [{ reasonCodes: false }, []],
  [{ reasonCodes: true, breakReasons: false }, ['reasonCodes']],
  [{ breakReasons: true }, ['breakReasons']],
  [{ reasonCodes: false, breakReasons: true, look: true }, ['breakReasons', 'look']],
];

for (const [capabilities, can] of CASES)
  test(`${JSON.stringify(capabilities)} can ${can.join(', ') || 'nothing'}`, () => {
    assert.deepEqual(
      CAPABILITIES.filter((capability) => canDo({ capabilities }, capability)),
      can,
    );
  });
