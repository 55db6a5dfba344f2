// Floor files: what may be left out, what a snapshot adds, how much there may be, and what cannot be read at all.

import assert from 'node:assert/strict';
import { symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { PROFILES } from '../core/model/profiles.ts';
import { FILE_LIMIT } from '../yaml/text-file.ts';
import { readFloorFile } from './floor-file.ts';
import { floorFile, floorFolder, mistakesIn, parse } from './testing/floor-file.ts';

const ADA = '{ id: "1001", password: "x", extension: "6001" }';
const read = (path: string) => readFloorFile(path, PROFILES.opencti);

test('what is left out goes without saying', () => {
  const { snapshot, profile } = parse(`reasonCodes: [{ code: "07" }]\nqueues: [{ id: sales }]\nagents: [${ADA}]\n`);
  assert.equal(profile, undefined);
  assert.deepEqual(snapshot, {
    policy: PROFILES.opencti,
    reasonCodes: [{ code: '07', label: '07', uses: ['NotReady', 'LoggedOut'] }],
    queues: [{ id: 'sales', name: 'sales', idleAgentIds: [], waitingCallIds: [] }],
    agents: [
      {
        id: '1001',
        name: '1001',
        password: 'x',
        extension: '6001',
        assignments: [],
        state: 'LoggedOut',
        memberships: [],
      },
    ],
    calls: [],
    pending: [],
    arrivals: 0,
  });
});

const POLICIES: readonly [text: string, policy: object][] = [
  ['finesse-cce', PROFILES['finesse-cce']],
  ['{}', PROFILES.opencti],
  ['{ logoutOnCall: defer }', { ...PROFILES.opencti, logoutOnCall: 'defer' }],
  ['{ profile: reason-required, logoutFrom: [] }', { ...PROFILES['reason-required'], logoutFrom: [] }],
];

for (const [text, policy] of POLICIES)
  test(`the policy ${text} is understood`, () => {
    const { snapshot, profile } = parse(`policy: ${text}\n`);
    assert.deepEqual(snapshot.policy, policy);
    assert.ok(profile !== undefined);
  });

test('lines form by themselves where none is given', () => {
  const { snapshot } = parse(`queues: [{ id: sales }, { id: support }]
agents:
  - { id: b, password: "", extension: "2", state: Ready, queues: [sales] }
  - { id: a, password: "", extension: "1", state: Ready, queues: [sales] }
calls:
  - { id: late, queueId: support, arrival: 9 }
  - { id: early, queueId: support }
`);
  assert.deepEqual(
    snapshot.queues.map(({ idleAgentIds, waitingCallIds }) => [idleAgentIds, waitingCallIds]),
    [
      [['b', 'a'], []],
      [[], ['early', 'late']],
    ],
  );
  assert.equal(snapshot.arrivals, 9);
});

const SAME: readonly [name: string, content: string | Uint8Array][] = [
  ['a byte order mark', `\ufeffagents: [${ADA}]\n`],
  ['CRLF', `agents:\r\n  - id: "1001"\r\n    password: "x"\r\n    extension: "6001"\r\n`],
  ['an end mark', `---\nagents: [${ADA}]\n...\n`],
  ['comments', `# the floor\nagents: # everybody\n  - ${ADA} # Ada\n`],
  ['a text tag', `agents:\n  - { id: !!str 1001, password: x, extension: !!str 6001 }\n`],
  ['anchors and aliases', `agents:\n  - { id: "1001", password: &x x, extension: "6001", name: "1001" }\n`],
  ['JSON', '{"agents": [{"id": "1001", "password": "x", "extension": "6001"}]}'],
  ['JSON with a byte order mark', '\ufeff{"agents": [{"id": "1001", "password": "x", "extension": "6001"}]}'],
  [
    'JSON with quotes and colons in its text',
    '{"agents": [{"id": "1001", "name": "1001", "password": "x", "extension": "6001"}]}',
  ],
];

for (const [name, content] of SAME)
  test(`a floor file with ${name} is read`, async (t) => {
    const { snapshot } = await read(floorFile(t, content));
    assert.deepEqual(
      snapshot.agents.map(({ id, name, password, extension }) => [id, name, password, extension]),
      [['1001', '1001', 'x', '6001']],
    );
  });

test('two agents may have one extension, and an anchor may stand for the queues of both', () => {
  const { snapshot } = parse(`queues: [{ id: sales }]
agents:
  - { id: a, password: "", extension: "1", defaultQueues: &all [sales] }
  - { id: b, password: "", extension: "1", defaultQueues: *all }
`);
  assert.deepEqual(
    snapshot.agents.map(({ assignments }) => assignments.map(({ queueId }) => queueId)),
    [['sales'], ['sales']],
  );
});

const UNREADABLE: readonly [name: string, make: (t: TestContext) => string, says: RegExp][] = [
  ['missing', (t) => join(floorFolder(t), 'floor.yaml'), /there is no such file/],
  ['a directory', floorFolder, /it is a directory/],
  ['below a file', (t) => join(floorFile(t, ''), 'floor.yaml'), /a part of the path is no directory/],
  ['a dangling link', (t) => link(t, 'nowhere'), /there is no such file/],
  ['a link to itself', (t) => link(t, 'floor.yaml'), /go round in circles/],
  ['of a name too long', () => `/${'x'.repeat(300)}`, /the name is too long/],
  ['of a name with a null byte', () => 'a\0b', /no path has a null byte in it/],
  ['in Latin-1', (t) => floorFile(t, Buffer.from('agents: é', 'latin1')), /it is not text in UTF-8/],
  ['in UTF-16', (t) => floorFile(t, Buffer.from('\ufeffagents: []', 'utf16le')), /it is not text in UTF-8/],
  ['a picture', (t) => floorFile(t, Buffer.from('89504e470d0a1a0a', 'hex')), /it is not text in UTF-8/],
  ['a byte larger than may be', (t) => sized(t, FILE_LIMIT + 1), /it is larger than 67108864 bytes/],
];

for (const [name, make, says] of UNREADABLE)
  test(`a floor file that is ${name} is refused`, async (t) => {
    const path = make(t);
    await assert.rejects(read(path), (error: Error & { code?: string }) => {
      assert.equal(error.code, 'FloorUnreadable');
      assert.ok(error.message.startsWith(`The floor file ${path} cannot be read: `), error.message);
      assert.match(error.message, says);
      return true;
    });
  });

test('a device without an end is given up', { skip: process.platform === 'win32' }, async () => {
  await assert.rejects(read('/dev/zero'), { code: 'FloorUnreadable' });
});

test('a file of null bytes is no text', (t) => {
  const path = floorFile(t, Buffer.alloc(16));
  return assert.rejects(read(path), /:1:1: the control character U\+0000 stands here/);
});

function link(t: TestContext, target: string): string {
  const path = join(floorFolder(t), 'floor.yaml');
  symlinkSync(target, path);
  return path;
}

function sized(t: TestContext, bytes: number): string {
  const path = join(floorFolder(t), 'floor.yaml');
  writeFileSync(path, '');
  truncateSync(path, bytes);
  return path;
}

const many = (count: number) =>
  JSON.stringify({
    queues: [{ id: 'sales' }],
    agents: Array.from({ length: count }, (_, index) => ({
      id: String(index),
      name: `Agent ":${index}\\`,
      password: 'x',
      extension: String(index),
      defaultQueues: ['sales'],
    })),
  });

test('a hundred thousand agents can work on a floor, and not one more', async (t) => {
  const { snapshot } = await read(floorFile(t, many(100_000), 'floor.json'));
  assert.equal(snapshot.agents.length, 100_000);
  assert.equal(snapshot.agents[99_999]?.name, 'Agent ":99999\\');
  const tooMany = JSON.stringify({ agents: new Array(100_001).fill({}) });
  const says = 'f:1:11 agents: has 100,001 entries, and 100,000 is the most there may be';
  assert.deepEqual(mistakesIn(tooMany), [says]);
});

test('of many mistakes twenty are told, in the order of the file, and how many more there are', () => {
  const lines = Array.from({ length: 1100 }, () => '  - { id: x, password: "", extension: 7 }\n');
  const mistakes = mistakesIn(`agents:\n${lines.join('')}colour: red\n`);
  assert.equal(mistakes.length, 21);
  assert.match(String(mistakes[0]), /^f:2:39 agents\[0\]\.extension: /);
  assert.match(String(mistakes[1]), /^f:3:11 agents\[1\]\.id: "x" is listed before/);
  assert.equal(mistakes[20], 'and 2,180 more');
});

test('aliases that stand for a billion values are refused at once', () => {
  const letters = [...'abcdefghi'];
  const lines = letters.map((letter, index) => {
    const item = index === 0 ? 'x' : `*${letters[index - 1]}`;
    return `${letter}: &${letter} [${new Array(10).fill(item).join(', ')}]\n`;
  });
  const mistakes = mistakesIn(lines.join(''));
  assert.equal(mistakes.length, 1);
  assert.match(String(mistakes[0]), /stands for too much: all aliases together may stand for 1,000,000 values$/);
});

test('a mapping of many names does not take for ever', () => {
  const text = Array.from({ length: 20_000 }, (_, index) => `agent-${index}: 1\n`).join('');
  assert.equal(mistakesIn(text).at(-1), 'and 19,980 more');
});

test('YAML of too many words and marks is given up before it fills the memory', () => {
  const text = 'queues: [{ id: sales }]\n';
  assert.deepEqual(mistakesIn(text, 8), [
    'f:1:12: from here on it is too much to be read as YAML: write the floor as JSON',
  ]);
  assert.equal(parse(text, 20).snapshot.queues.length, 1);
});

test('JSON of too many words and marks is read all the same, its mistakes told without line and column', () => {
  assert.equal(parse('{"queues": [{"id": "sales"}]}', 1).snapshot.queues.length, 1);
  const says = 'f queues[0].id: is the number 7, and text is wanted: put it in quotes, "7"';
  assert.deepEqual(mistakesIn('{"queues": [{"id": 7}]}', 1), [says]);
});
