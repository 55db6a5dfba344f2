// The baseline file is read with every mistake named by its line, and rewritten so that a person finds again what was hers.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KitFailure } from '../../report-model/failure.ts';
import { readCatalogue } from '../suite/catalogue.ts';
import { readBaseline } from './baseline.ts';
import { writeBaseline } from './write-baseline.ts';

const row = (id: string, status = 'active') => ({
  ...{ id, level: 'MUST', source: 'S', requirement: 'It holds.', pitfall: 'It does not.', status },
  ...(status === 'excluded' ? { reason: 'Nobody can see it.' } : {}),
});
const CATALOGUE = readCatalogue(
  JSON.stringify({
    version: 1,
    requirements: [row('LOGOUT-06'), row('LOGOUT-14'), row('EVENT-01', 'planned'), row('CALL-01', 'excluded')],
  }),
);
const read = (text: string) => readBaseline(text, 'known.yaml', CATALOGUE);

const ENTRY = '- requirement: LOGOUT-06\n  reason: it is late\n';

const ACCEPTED: readonly [title: string, text: string, entries: object[]][] = [
  ['nothing at all', '', []],
  ['a comment alone', '# nothing yet\n', []],
  ['an empty list', '[]\n', []],
  ['an entry', ENTRY, [{ requirement: 'LOGOUT-06', reason: 'it is late', expires: undefined, line: 1 }]],
  [
    'entries that end',
    `# mine\n${ENTRY}  expires: 2027-01-31\n- { requirement: LOGOUT-14, reason: "no: really", expires: "2028-02-29" }\n`,
    [
      { requirement: 'LOGOUT-06', reason: 'it is late', expires: '2027-01-31', line: 2 },
      { requirement: 'LOGOUT-14', reason: 'no: really', expires: '2028-02-29', line: 5 },
    ],
  ],
  [
    'JSON',
    '[{"requirement":"LOGOUT-14","reason":"x"}]',
    [{ requirement: 'LOGOUT-14', reason: 'x', expires: undefined, line: 1 }],
  ],
];

for (const [title, text, entries] of ACCEPTED)
  test(`${title} is a baseline`, () => assert.deepEqual(read(text), entries));

const REFUSED: readonly [title: string, text: string, ...mistakes: string[]][] = [
  [
    'an unknown id',
    '- requirement: LOGUOT-06\n  reason: x',
    'line 1: there is no requirement LOGUOT-06: is LOGOUT-06 meant?',
  ],
  ['an id like no other', '- requirement: everything\n  reason: x', 'line 1: there is no requirement everything'],
  ['a planned id', '- requirement: EVENT-01\n  reason: x', 'line 1: EVENT-01 is planned: no scenario exercises it'],
  ['an excluded id', '- requirement: CALL-01\n  reason: x', 'line 1: CALL-01 is excluded: no scenario exercises it'],
  ['an entry twice', `${ENTRY}${ENTRY}`, 'line 3: LOGOUT-06 stands in line 1 already'],
  ['an unknown key', `${ENTRY}  expire: 2027-01-31`, 'line 3: an entry has no expire: is expires meant?'],
  ['a key that is no word', `${ENTRY}  ? [a]\n  : b`, 'line 3: an entry has no something that is no word'],
  ['a key twice', `${ENTRY}  reason: y`, 'line 3: Map keys must be unique'],
  ['no reason', '- requirement: LOGOUT-06', 'line 1: the entry has no reason'],
  ['no requirement', '- reason: x', 'line 1: the entry has no requirement'],
  ['a blank reason', '- requirement: LOGOUT-06\n  reason: ""', 'line 2: reason is to be a text, not empty'],
  ['an absent reason', '- requirement: LOGOUT-06\n  reason:', 'line 2: reason is to be a text, not empty'],
  ['a reason of blanks', '- requirement: LOGOUT-06\n  reason: "  "', 'line 2: reason is to be a text'],
  ['a reason that is a number', '- requirement: LOGOUT-06\n  reason: 5', 'line 2: reason is to be a text'],
  ['a reason that is a list', '- requirement: LOGOUT-06\n  reason: [x]', 'line 2: reason is to be a text'],
  ['a requirement that is a list', '- requirement: [LOGOUT-06]\n  reason: x', 'line 1: requirement is to be a text'],
  [
    'a day that there is not',
    `${ENTRY}  expires: 2027-02-30`,
    'line 3: expires is to be a day such as 2027-01-31, not "2027-02-30"',
  ],
  ['a day in words', `${ENTRY}  expires: soon`, 'line 3: expires is to be a day such as 2027-01-31, not "soon"'],
  [
    'a moment',
    `${ENTRY}  expires: 2027-01-31T10:00:00Z`,
    'line 3: expires is to be a day such as 2027-01-31, not "2027-01-31T10:00:00Z"',
  ],
  ['a year', `${ENTRY}  expires: 2027`, 'line 3: expires is to be a text'],
  ['an entry that is a text', '- LOGOUT-06', 'line 1: an entry is to hold requirement and reason'],
  ['an entry that is nothing', '-\n', 'line 1: an entry is to hold requirement and reason'],
  ['no list', 'LOGOUT-06: x', 'line 1: here is to be a list of entries, each beginning with "- "'],
  ['a text', 'hello', 'line 1: here is to be a list of entries, each beginning with "- "'],
  ['an alias', '- requirement: &a LOGOUT-06\n  reason: *a', 'line 2: reason is to be written out'],
  [
    'several mistakes, in the order of the lines',
    '- reason: x\n- requirement: LOGOUT-14\n  reason: 5\n- requirement: NO\n  reason: x',
    'line 1: the entry has no requirement',
    'line 3: reason is to be a text',
    'line 4: there is no requirement NO',
  ],
];

for (const [title, text, ...mistakes] of REFUSED)
  test(`${title} is refused by its line`, () => {
    assert.throws(
      () => read(text),
      (failure: KitFailure) => {
        assert.equal(failure.code, 'BaselineUnusable');
        const [head, ...told] = failure.message.split('\n  ');
        assert.equal(head, 'The baseline known.yaml cannot be used:');
        assert.deepEqual(told, mistakes);
        return true;
      },
    );
  });

test('broken YAML is refused by its line', () => {
  assert.throws(() => read(`${ENTRY}- "no end`), /\n {2}line 3: Missing closing/);
  assert.throws(() => read(`${ENTRY}---\n${ENTRY}`), /\n {2}line 3: Source contains multiple documents/);
});

test('of very many mistakes the first are told and the rest is counted', () => {
  const failure = (() => {
    try {
      return read('- x\n'.repeat(50));
    } catch (error) {
      return error as KitFailure;
    }
  })() as KitFailure;
  assert.equal(failure.message.split('\n').length, 22);
  assert.match(failure.message, /\n {2}line 20: .*\n {2}and 30 more$/s);
});

const known = (requirement: string, reason = 'r') => ({ requirement, reason });
const OWN =
  '# whose this is\n- requirement: LOGOUT-06 # the first\n  reason: >-\n    it is\n    late\n  expires: 2027-01-31\n';

test('what stands is left as it was written, to the letter', () => {
  assert.equal(writeBaseline(OWN, [known('LOGOUT-06')]), OWN);
});

test('what is new is added at the end, and what is stale is taken away', () => {
  const plain = OWN.replace('>-\n    it is\n    late', 'it is late');
  const more = writeBaseline(plain, [known('LOGOUT-06'), known('LOGOUT-14', 'seen: "x": y # z')]);
  assert.ok(more.startsWith(plain), more);
  assert.deepEqual(read(more)[1], {
    requirement: 'LOGOUT-14',
    reason: 'seen: "x": y # z',
    expires: undefined,
    line: 5,
  });
  const less = writeBaseline(more, [known('LOGOUT-14')]);
  assert.deepEqual(
    read(less).map(({ requirement }) => requirement),
    ['LOGOUT-14'],
  );
  assert.match(less, /^# whose this is\n/);
  assert.equal(writeBaseline(less, []), '# whose this is\n\n[]\n');
});

test('a new file says what it is for, and is read again', () => {
  const text = writeBaseline(undefined, [known('LOGOUT-06', 'so it is')]);
  assert.match(text, /^# .*--update-baseline/s);
  assert.deepEqual(read(text)[0]?.reason, 'so it is');
  assert.deepEqual(read(writeBaseline(undefined, [])), []);
  assert.deepEqual(read(writeBaseline('# nothing yet\n', [known('LOGOUT-06')]))[0]?.reason, 'r');
});
