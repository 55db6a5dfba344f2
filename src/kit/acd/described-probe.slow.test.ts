// A described switch that nobody of the kit speaks is asked as its own file says, and held to its requirements so; what such a client
// cannot do is not exercised.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadSuite } from '../judge/run.ts';
import { checkServer } from '../judge/server-check.ts';
import { chooseDialect } from '../suite/dialects.ts';
import { DEFAULT_PARAMETERS } from '../suite/parameters.ts';

const check = async (dialect: string, requirement: string, profile?: string) => {
  const spoken = await chooseDialect(dialect, process.cwd());
  const parameters = { ...DEFAULT_PARAMETERS, ...spoken, ...(profile !== undefined && { profile }) };
  return checkServer({ parameters, requirement, suite: await suite, onMessage: () => undefined });
};

const suite = loadSuite();

test('a refusal in the body and a queue in every request are the file’s own words', async () => {
  const { ruling, rulings, isFromFile } = await check('yeastar-p', 'ACD-01,ACD-02,ACD-03,ACD-05,ACD-22');
  assert.deepEqual([ruling.verdict, isFromFile], ['met', true]);
  const found = rulings.map(({ id, verdict }) => `${id} ${verdict}`);
  for (const one of ['ACD-01 pass', 'ACD-02 pass', 'ACD-03 pass', 'ACD-05 pass', 'ACD-22 not-exercised'])
    assert.ok(found.includes(one), found.join(', '));
});

test('what is answered as done is held to the policy all the same', async () => {
  const { ruling, rulings } = await check('kazoo-acdc', 'ACD-03,ACD-04', 'opencti');
  const found = rulings.map(({ id, verdict }) => `${id} ${verdict}`);
  assert.equal(ruling.verdict, 'not-met');
  for (const one of ['ACD-03 fail', 'ACD-04 not-applicable']) assert.ok(found.includes(one), found.join(', '));
});
