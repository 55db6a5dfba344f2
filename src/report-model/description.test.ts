// What a run over a switch's file says of that file, and of rules that were not the file's own.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { claimOf, overWords } from './description.ts';

const description = { file: 'x.switch.yaml', digest: 'sha256:0', evidence: 'source', source: 's', date: '2026-01-02' };
const run = (profile: string) => ({ dialect: 'x', profile, outside: { profile: 'kazoo', description } });

test('rules that the file does not name are told of with what was found, and with what it is worth', () => {
  assert.equal(overWords(run('kazoo')), 'Over x as its source of 2026-01-02 describes it; x.switch.yaml, sha256:0');
  assert.equal(claimOf(run('kazoo'), description), 'This holds over x as its source of 2026-01-02 describes it.');
  const others = 'The rules were those of the profile opencti, and not of kazoo, which the file names';
  assert.ok(overWords(run('opencti'))?.endsWith(`sha256:0. ${others}`));
  assert.ok(claimOf(run('opencti'), description).endsWith(`describes it. ${others}.`));
});

test('a dialect that no file describes is over none', () => {
  assert.equal(overWords({ dialect: 'native', profile: 'opencti' }), undefined);
});
