// The zoo agrees with the catalogue: every requirement has somebody who breaks it, and everybody says what they do.
// That each is failed by what it breaks and by nothing else, `npm run prove` shows, member by member.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadCatalogue } from '../src/kit/catalogue.ts';
import { readZoo } from '../src/kit/zoo.ts';

const catalogue = loadCatalogue();
const members = await readZoo(catalogue); // it throws where a name, a target or collateral is wrong
const namesOf = (kind: string) => members.flatMap((member) => (member.kind === kind ? [member.name] : []));

test('every active requirement has a connector that breaks it', () => {
  const active = catalogue.requirements.filter(({ status }) => status === 'active').map(({ id }) => id);
  const targets = new Set(members.flatMap(({ target }) => target ?? []));
  assert.ok(active.length >= 49, `${active.length} requirements`);
  assert.deepEqual([...targets].sort(), [...active].sort());
});

test('nobody names a requirement twice', () => {
  const repetitious = members.filter(({ target, collateral }) => {
    const named = [target, ...collateral];
    return new Set(named).size < named.length;
  });
  assert.deepEqual(repetitious, []);
});

test('everybody says what they do', () => {
  assert.deepEqual(
    members.filter(({ about }) => about.length < 20).map(({ name }) => name),
    [],
  );
});

test('there are strangers, and everything that deserves no certificate', () => {
  assert.ok(namesOf('stranger').length >= 4, namesOf('stranger').join(', '));
  const deserves = ['always-fail', 'always-success', 'blocks-its-event-loop', 'crashes', 'do-nothing'];
  assert.deepEqual(namesOf('degenerate'), [...deserves, 'exits-0-in-the-middle', 'hangs', 'writes-rubbish']);
});
