// Any bytes become text and are the same bytes again; what is UTF-8 is the text that everybody else reads in it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bytesIn, textIn, writable } from './byte-text.ts';
import { beginningOf } from './kept-text.ts';

const unicode = fc.string({ unit: 'binary' });
const mixed = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 8 }),
      unicode.map((text) => Buffer.from(text)),
    ),
    { maxLength: 8 },
  )
  .map((parts) => Buffer.concat(parts));

test('bytes in are bytes out', () => {
  fc.assert(
    fc.property(mixed, (bytes) => {
      const text = textIn(bytes);
      assert.deepEqual(bytesIn(text), bytes);
      assert.deepEqual(Buffer.from(writable(text)), bytes);
      assert.deepEqual(bytesIn(JSON.parse(JSON.stringify(text))), bytes, 'through JSON as well');
    }),
    { numRuns: 2000 },
  );
});

test('what is UTF-8 is decoded as everybody does', () => {
  fc.assert(fc.property(unicode, (text) => assert.equal(textIn(Buffer.from(text)), text)));
});

test('each byte that is no UTF-8 is a character of its own, which JSON escapes', () => {
  for (const [bytes, text] of [
    [[0x4a, 0x6f, 0x73, 0xe9], 'Jos\udce9'],
    [[0xc3, 0x28], '\udcc3('],
    [[0xe2, 0x82], '\udce2\udc82'],
    [[0xf0, 0x9f, 0x98, 0x80, 0x80], '😀\udc80'],
    [[0xc0, 0xaf], '\udcc0\udcaf'],
    [[0xed, 0xb3, 0xa9], '\udced\udcb3\udca9'],
    [[0xef, 0xbb, 0xbf, 0x41], '\ufeffA'],
  ] as const) {
    assert.equal(textIn(Buffer.from(bytes)), text);
    assert.deepEqual([...bytesIn(text)], bytes);
  }
  assert.equal(JSON.stringify(textIn(Buffer.from([0xe9]))), '"\\udce9"');
});

test('a part that is kept of a text stands for the same bytes', () => {
  assert.equal(beginningOf('Jos\udce9 José 😀', 9), 'Jos\udce9 José');
});

test('a surrogate that stands for no byte goes out as a replacement character', () => {
  assert.equal(bytesIn('a\ud800b\udc00').toString(), 'a\ufffdb\ufffd');
});
