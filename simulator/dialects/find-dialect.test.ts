// A dialect in a file: what it says of the values that its messages can carry is looked at before anything is served.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { temporaryFolder } from '../../test/testing/process.ts';
import { findDialect } from './find-dialect.ts';

/** A dialect as JavaScript, with that for its idPatterns. */
function find(t: TestContext, idPatterns: string) {
  const folder = temporaryFolder(t);
  const rest = "name: 'desk', title: 'a desk', profile: 'opencti', port: 0, capabilities: [], secrets: [], start() {}";
  writeFileSync(join(folder, 'desk.mjs'), `export default { ${rest}, idPatterns: ${idPatterns} };`);
  return findDialect('./desk.mjs', folder);
}

for (const patterns of [
  'undefined',
  '{}',
  "{ agentId: { pattern: '^\\\\p{L}+$', longest: 9 } }",
  "{ name: { pattern: 'x', longest: 1, ignoresCase: true } }",
])
  test(`${patterns} says what fits`, async (t) => {
    assert.equal((await find(t, patterns)).name, 'desk');
  });

for (const patterns of [
  'null',
  "'^x$'",
  "{ agent: { pattern: 'x', longest: 9 } }",
  '{ agentId: null }',
  "{ agentId: '^x$' }",
  "{ agentId: { pattern: '[', longest: 9 } }",
  '{ agentId: { pattern: /x/, longest: 9 } }',
  "{ agentId: { pattern: 'x' } }",
  "{ agentId: { pattern: 'x', longest: 0 } }",
  "{ agentId: { pattern: 'x', longest: 9, ignoresCase: 'yes' } }",
])
  test(`${patterns} says nothing of the kind`, (t) =>
    assert.rejects(find(t, patterns), {
      code: 'DialectUnusable',
      message: /its idPatterns is not pattern and longest/,
    }));
