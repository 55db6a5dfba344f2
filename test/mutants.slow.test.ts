// The mutants agrees with the catalogue: every requirement has somebody who breaks it, and everybody says what they do.
// That each is failed by what it breaks and by nothing else, `npm run prove` shows, member by member.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readMembers } from '../src/kit/mutation/mutants.ts';
import { canProbe } from '../src/kit/probe/probe.ts';
import { applyingIn } from '../src/kit/suite/applicability.ts';
import { loadCatalogue } from '../src/kit/suite/catalogue.ts';
import { DIALECT_NAMES } from '../src/kit/suite/dialects.ts';
import { readScenarios } from '../src/kit/suite/features.ts';

const catalogue = loadCatalogue();
const members = await readMembers(catalogue); // it throws where a name, a target or collateral is wrong
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

test('who asks the CTI server by hand says of which dialect it is', () => {
  const byHand = /import \{[^}]*\b(changeState|readAgent|askAsterisk)\b[^}]*\} from ['"]\.\.?\/bare/;
  const silent = members.filter(({ path, dialects }) => {
    return dialects === undefined && byHand.test(readFileSync(path, 'utf8'));
  });
  assert.deepEqual(
    silent.map(({ name }) => name),
    [],
  );
});

test('every dialect has a variant of its own, and every requirement that applies there a mutant', () => {
  for (const dialect of DIALECT_NAMES.filter(canProbe)) {
    const there = members.filter(({ dialects = [dialect] }) => dialects.includes(dialect));
    assert.ok(
      there.some(({ kind, dialects }) => kind === 'variant' && dialects !== undefined),
      dialect,
    );
    const targets = new Set(there.flatMap(({ target }) => target ?? []));
    const { requirementIds } = applyingIn(catalogue, readScenarios(), dialect);
    assert.deepEqual(
      requirementIds.filter((id) => !targets.has(id)),
      [],
      dialect,
    );
    assert.ok(requirementIds.length >= 49, `${dialect}: ${requirementIds.length} requirements`);
  }
});

test('there are variants, and everything that deserves no certificate', () => {
  assert.ok(namesOf('variant').length >= 5, namesOf('variant').join(', '));
  const deserves = ['always-fail', 'always-success', 'blocks-its-event-loop', 'crashes', 'do-nothing'];
  assert.deepEqual(namesOf('pathological'), [...deserves, 'exits-0-in-the-middle', 'hangs', 'writes-rubbish']);
});
