// The mutants is read from its folders, and a mutant that does not agree with the catalogue is refused by name.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { temporaryFolder } from '../../../test/testing/process.ts';
import { KitFailure } from '../../report-model/failure.ts';
import { readCatalogue } from '../suite/catalogue.ts';
import { readMembers } from './mutants.ts';

const row = (id: string, more = '') =>
  `{ id: ${id}, level: MUST, source: S, requirement: It holds., pitfall: none${more} }`;
const catalogue = readCatalogue(
  `version: 1\nrequirements: [${row('A-01')}, ${row('A-02')}, ${row('A-03', ', status: planned')}, ${row('ACD-01')}]`,
);

function mutantsIn(t: TestContext, files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder(t);
  for (const place of ['variants', 'pathological', 'servers']) mkdirSync(join(folder, place));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const aim = (target: string, collateral = '[]') =>
  `export const mutant = { target: '${target}', collateral: ${collateral} };\n`;

test('members are what their folder says, named for their file, and say what they do', async (t) => {
  const folder = mutantsIn(t, {
    'a-02-other.mjs': aim('A-02', "['A-01']"),
    'a-01-breaks-it.mjs': `// Breaks it,\n// and says so.\n// \n\n// Not this.\n${aim('A-01')}`,
    'wrap.mjs': 'throw new Error("is no member");',
    'a-01-breaks-it.d.mts': '',
    'variants/honest.mjs': '// Is honest.\nthrow new Error("is not loaded here");',
    'pathological/lazy.mjs': '// Is lazy.\n',
  });
  const members = await readMembers(catalogue, folder);
  assert.deepEqual(
    members.map(({ path, dialects, exceptIn, isTls, ...member }) => member),
    [
      { kind: 'mutant', name: 'a-01-breaks-it', about: 'Breaks it, and says so.', target: 'A-01', collateral: [] },
      { kind: 'mutant', name: 'a-02-other', about: '', target: 'A-02', collateral: ['A-01'] },
      { kind: 'variant', name: 'honest', about: 'Is honest.', target: undefined, collateral: [] },
      { kind: 'pathological', name: 'lazy', about: 'Is lazy.', target: undefined, collateral: [] },
    ],
  );
  assert.equal(members[2]?.path, join(folder, 'variants', 'honest.mjs'));
});

test('a member of some dialects says so, and is not loaded for that', async (t) => {
  const folder = mutantsIn(t, {
    'a-01-breaks-it.mjs': `// Breaks it.\nexport const dialects = ['ami'];\n${aim('A-01')}`,
    'variants/honest.mjs': "// Is honest.\nexport const dialects = ['native', 'ami'];\nthrow new Error('not loaded');",
    'pathological/lazy.mjs': '// Is lazy.\n',
  });
  const members = await readMembers(catalogue, folder);
  assert.deepEqual(
    members.map(({ dialects }) => dialects),
    [['ami'], ['native', 'ami'], undefined],
  );
});

test('a member that has nothing to break in some dialects says so', async (t) => {
  const folder = mutantsIn(t, {
    'a-01-breaks-it.mjs': `// Breaks it.\nexport const exceptIn = ['ami', 'esl'];\n${aim('A-01')}`,
  });
  const members = await readMembers(catalogue, folder);
  assert.deepEqual(
    members.map(({ dialects, exceptIn }) => [dialects, exceptIn]),
    [[undefined, ['ami', 'esl']]],
  );
});

test('a member that is to be tried over TLS says so, in a line of its own', async (t) => {
  const folder = mutantsIn(t, {
    'a-01-breaks-it.mjs': `// Breaks it.\nexport const tls = true;\n${aim('A-01')}`,
    'a-01-other.mjs': `// It does not say: export const tls = true;\n${aim('A-01')}`,
    'variants/honest.mjs': "export const tls = true;\nthrow new Error('not loaded');",
  });
  const members = await readMembers(catalogue, folder);
  assert.deepEqual(
    members.map(({ isTls }) => isTls),
    [true, undefined, true],
  );
});

test('a broken server says what it aims at, and under which rules it is tried', async (t) => {
  const rules = "export const profile = 'kazoo';\nexport const policy = { outcome: 'later' };\n";
  const folder = mutantsIn(t, {
    'servers/acd-01-breaks-it.mjs': `// Breaks it.\n${rules}${aim('ACD-01')}`,
    'servers/acd-01-by-default.mjs': aim('ACD-01'),
    'servers/alter.mjs': 'throw new Error("is no member");',
  });
  const [one, other, ...more] = await readMembers(catalogue, folder);
  assert.deepEqual([one?.kind, one?.name, one?.target], ['broken-server', 'acd-01-breaks-it', 'ACD-01']);
  assert.deepEqual([one?.profile, one?.policy], ['kazoo', { outcome: 'later' }]);
  assert.deepEqual([other?.profile, other?.policy, more], [undefined, undefined, []]);
});

const REFUSED: readonly [title: string, file: string, text: string, why: string][] = [
  ['one without an aim', 'a-01-aimless', '', 'a-01-aimless does not export a mutant with target and collateral'],
  ['a half aim', 'a-01-half', "export const mutant = { target: 'A-01' };", 'a-01-half does not export a mutant'],
  ['an unknown target', 'a-04-new', aim('A-04'), 'a-04-new names A-04, which is no active requirement'],
  ['a planned target', 'a-03-early', aim('A-03'), 'a-03-early names A-03, which is no active requirement'],
  ['unknown collateral', 'a-01-wild', aim('A-01', "['A-02', 'A-20']"), 'a-01-wild names A-20, which is no active'],
  ['one named for another', 'a-01-cuckoo', aim('A-02'), 'a-01-cuckoo aims at A-02'],
  ['a server that aims at connectors', 'servers/a-01-both', aim('A-01'), 'a-01-both is a broken-server, and A-01 is a'],
  ['a connector that aims at servers', 'acd-01-both', aim('ACD-01'), 'acd-01-both is a mutant, and ACD-01 is a'],
  [
    'a server under rules that are none',
    'servers/acd-01-lawless',
    `export const profile = 1;\n${aim('ACD-01')}`,
    'acd-01-lawless exports a profile or a policy that is none',
  ],
];

for (const [title, file, text, why] of REFUSED)
  test(`${title} is refused`, async (t) => {
    const folder = mutantsIn(t, { [`${file}.mjs`]: text });
    await assert.rejects(readMembers(catalogue, folder), (error) => {
      assert.ok(error instanceof KitFailure);
      assert.equal(error.code, 'ZooIncoherent');
      assert.ok(error.message.startsWith(`The mutants does not agree with the catalogue: ${why}`), error.message);
      return true;
    });
  });
