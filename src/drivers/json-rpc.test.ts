// Lines come out of bytes the same however the bytes are cut, and what a line says is read from one table.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLineReader, DEPTH_LIMIT, formatMessage, LINE_LIMIT, parseMessage, type RpcMessage } from './json-rpc.ts';

function read(chunks: readonly Buffer[]): { lines: string[]; overflows: number } {
  const lines: string[] = [];
  let overflows = 0;
  const reader = createLineReader(
    (line) => lines.push(line),
    () => {
      overflows += 1;
    },
  );
  for (const chunk of chunks) reader(chunk);
  return { lines, overflows };
}

const TEXT = 'plain\r\n\nä€😀\r\ncarriage\rinside\n\r\nrest without an end';
const LINES = ['plain', '', 'ä€😀', 'carriage\rinside', ''];

test('the same lines come out however a sequence of bytes is cut in two or three', () => {
  const bytes = Buffer.from(TEXT);
  for (let first = 0; first <= bytes.length; first += 1)
    for (let second = first; second <= bytes.length; second += 1) {
      const cut = [bytes.subarray(0, first), bytes.subarray(first, second), bytes.subarray(second)];
      assert.deepEqual(read(cut), { lines: LINES, overflows: 0 }, `cut at ${first} and ${second}`);
    }
});

test('the same lines come out of single bytes', () => {
  const bytes = [...Buffer.from(TEXT)].map((byte) => Buffer.from([byte]));
  assert.deepEqual(read(bytes).lines, LINES);
});

test('a line may be as long as the limit, and one that is longer is given up once', () => {
  const full = Buffer.alloc(LINE_LIMIT, 'x');
  const [line] = read([full, Buffer.from('\n')]).lines;
  assert.equal(line?.length, LINE_LIMIT);
  const more = Buffer.from('x');
  assert.deepEqual(read([full, more, more, Buffer.from('\n{}\n')]), { lines: [], overflows: 1 });
});

test('lines before an endless one are still heard', () => {
  assert.deepEqual(read([Buffer.from(`a\nb\n${'x'.repeat(LINE_LIMIT + 1)}`)]), { lines: ['a', 'b'], overflows: 1 });
});

/** What PowerShell makes of a text, read as UTF-8. */
const asUtf16 = (text: string): string => Buffer.from(text, 'utf16le').toString('utf8');
const UTF_16 = { kind: 'rubbish', why: 'has zero bytes, as UTF-16 has, and UTF-8 is to be written' } as const;
const NO_MESSAGE = { kind: 'rubbish', why: 'is not a JSON-RPC 2.0 message' } as const;

const MESSAGES: readonly [text: string, said: RpcMessage][] = [
  ['', { kind: 'rubbish', why: 'is not JSON' }],
  ['hello', { kind: 'rubbish', why: 'is not JSON' }],
  ['{"jsonrpc":"2.0","id":1', { kind: 'rubbish', why: 'is not JSON' }],
  [
    '\ufeff{"jsonrpc":"2.0","id":1,"result":{}}',
    { kind: 'rubbish', why: 'begins with a byte order mark, and UTF-8 is to be written without one' },
  ],
  [asUtf16('{"jsonrpc":"2.0"}'), UTF_16],
  [asUtf16('\ufeff{"jsonrpc":"2.0"}'), UTF_16],
  ['null', NO_MESSAGE],
  ['7', NO_MESSAGE],
  ['"text"', NO_MESSAGE],
  ['{}', NO_MESSAGE],
  ['{"jsonrpc":"1.0","id":1,"result":{}}', NO_MESSAGE],
  ['{"jsonrpc":2.0,"id":1,"result":{}}', NO_MESSAGE],
  ['[{"jsonrpc":"2.0","id":1,"result":{}}]', NO_MESSAGE],
  ['{"jsonrpc":"2.0"}', { kind: 'rubbish', why: 'has neither a method nor an id' }],
  ['{"jsonrpc":"2.0","id":null,"result":{}}', { kind: 'rubbish', why: 'has neither a method nor an id' }],
  ['{"jsonrpc":"2.0","id":{},"method":7}', { kind: 'rubbish', why: 'has neither a method nor an id' }],
  ['{"jsonrpc":"2.0","id":1}', { kind: 'rubbish', why: 'is a response with neither result nor error' }],
  ['{"jsonrpc":"2.0","id":1,"error":null}', { kind: 'rubbish', why: 'is a response with neither result nor error' }],
  ['{"jsonrpc":"2.0","id":1,"result":null}', { kind: 'response', id: 1, result: null }],
  ['{"jsonrpc":"2.0","id":"a","result":{"b":[1]},"more":0}', { kind: 'response', id: 'a', result: { b: [1] } }],
  ['{"jsonrpc":"2.0","id":1,"result":{},"error":null}', { kind: 'response', id: 1, result: {} }],
  [
    '{"jsonrpc":"2.0","id":1,"result":{},"error":{"code":-3,"message":"no"}}',
    { kind: 'response', id: 1, error: { code: -3, message: 'no' } },
  ],
  ['{"jsonrpc":"2.0","id":1,"error":"no"}', { kind: 'response', id: 1, error: { code: 0, message: '"no"' } }],
  [
    '{"jsonrpc":"2.0","id":1,"error":{"code":"E1"}}',
    { kind: 'response', id: 1, error: { code: 0, message: '{"code":"E1"}' } },
  ],
  ['{"jsonrpc":"2.0","method":"log"}', { kind: 'request', method: 'log', params: undefined, id: undefined }],
  ['{"jsonrpc":"2.0","id":null,"method":"log"}', { kind: 'request', method: 'log', params: undefined, id: undefined }],
  ['{"jsonrpc":"2.0","id":0,"method":"m","params":[1]}', { kind: 'request', method: 'm', params: [1], id: 0 }],
];

for (const [text, said] of MESSAGES)
  test(`${text || 'an empty line'} is ${said.kind === 'rubbish' ? said.why : `a ${said.kind}`}`, () => {
    assert.deepEqual(parseMessage(text), said);
  });

/** A message that is itself the first level. */
const nested = (levels: number, inmost: string) =>
  `{"jsonrpc":"2.0","id":1,"result":${'['.repeat(levels - 1)}${inmost}${']'.repeat(levels - 1)}}`;

test('a message may be nested as deeply as the limit and no deeper, and brackets in a text are none', () => {
  const brackets = JSON.stringify(`"\\"${'[{'.repeat(DEPTH_LIMIT)}\\`);
  assert.equal(parseMessage(nested(DEPTH_LIMIT, brackets)).kind, 'response');
  assert.equal(parseMessage(`${nested(2, `${brackets},[${brackets}],{}`)}`).kind, 'response');
  const tooDeep = { kind: 'rubbish', why: `is nested more than ${DEPTH_LIMIT} levels deep` };
  assert.deepEqual(parseMessage(nested(DEPTH_LIMIT + 1, '1')), tooDeep);
  assert.deepEqual(parseMessage('['.repeat(2_000_000)), tooDeep);
});

test('a message is written on one line, and reads back as what it was', () => {
  const line = formatMessage({ id: 3, result: { text: 'two\nlines \u2028 "quoted" ä😀' } });
  assert.ok(line.endsWith('\n') && !line.slice(0, -1).includes('\n'));
  assert.deepEqual(parseMessage(line.trimEnd()), {
    kind: 'response',
    id: 3,
    result: { text: 'two\nlines \u2028 "quoted" ä😀' },
  });
});
