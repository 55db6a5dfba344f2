// XML in and out: what is well formed is a tree, what is not is refused, and so is what would have the reader fetch, swell or sink.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseXml, writeXml } from './xml.ts';

const READ: readonly (readonly [what: string, text: string, tree: unknown])[] = [
  ['an element is its text', '<a>x</a>', { a: 'x' }],
  ['an empty element is an empty text', '<a/>', { a: '' }],
  ['elements are members', '<a><b>1</b> <c/>\n</a>', { a: { b: '1', c: '' } }],
  ['those of one name are a list', '<a><b>1</b><b>2</b><b/></a>', { a: { b: ['1', '2', ''] } }],
  ['attributes have an @', '<a id="1"><b/></a>', { a: { '@id': '1', b: '' } }],
  ['text beside attributes is #text', '<a id="1">x</a>', { a: { '@id': '1', '#text': 'x' } }],
  ['escapes and CDATA are what they stand for', '<a>&lt;&amp;&#65;&#x1f600;<![CDATA[<b>]]></a>', { a: '<&A😀<b>' }],
  ['prefixes stay', '<s:a xmlns:s="u"><s:b/></s:a>', { 's:a': { '@xmlns:s': 'u', 's:b': '' } }],
  [
    'what every object has is a name as any other',
    '<constructor><toString>x</toString></constructor>',
    {
      constructor: { toString: 'x' },
    },
  ],
  ['declaration, comments and a byte order mark say nothing', '\ufeff<?xml version="1.0"?><!-- c --><a/>', { a: '' }],
];

for (const [what, text, tree] of READ) test(what, () => assert.deepEqual(parseXml(text), tree));

/** Each stands for ten of the one before. */
const LAUGHS = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');

const REFUSED: readonly (readonly [what: string, text: string, why: RegExp])[] = [
  ['nothing', '', /not well formed/],
  ['JSON', '{"a":1}', /not well formed/],
  ['a tag that is not closed', '<a>', /not well formed/],
  ['tags that cross', '<a><b></a></b>', /not well formed, line 1, column \d+/],
  ['two roots', '<a/><b/>', /not well formed/],
  ['an attribute twice', '<a b="1" b="2"/>', /not well formed/],
  ['an attribute without quotes', '<a b=1/>', /not well formed/],
  ['an ampersand alone', '<a>&</a>', /not well formed/],
  ['an entity that nobody declared', '<a>&nbsp;</a>', /not well formed/],
  ['a control character', '<a>\u0001</a>', /not well formed/],
  ['a document type', '<!DOCTYPE a><a/>', /document type/],
  ['billions through entities', `<!DOCTYPE a [<!ENTITY l0 "x">${LAUGHS}]><a>&l9;</a>`, /document type/],
  ['an entity from a file', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', /document type/],
  ['a document type from elsewhere', '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>', /document type/],
  ['too deep a nesting', '<a>'.repeat(100_000), /nested more than 32 levels/],
  ['an element called __proto__', '<a><__proto__><x>1</x></__proto__></a>', /__proto__/],
  ['an attribute called __proto__', '<a __proto__="x"/>', /__proto__/],
];

for (const [what, text, why] of REFUSED)
  test(`${what} is no XML that is taken`, () => {
    assert.throws(() => parseXml(text), { code: 'InvalidRequest', message: why });
    assert.equal(({} as Record<string, unknown>).x, undefined);
  });

test('a tree is written with all that XML escapes, and read again as it was', () => {
  assert.equal(
    writeXml({ a: { '@id': '"1"\n', b: ['<', '&'], c: null, d: true, e: [], f: undefined, '#text': '>' } }),
    '<?xml version="1.0" encoding="UTF-8"?>\n<a id="&quot;1&quot;&#10;"><b>&lt;</b><b>&amp;</b><c/><d>true</d>&gt;</a>\n',
  );
  const text = fc.string({ unit: 'grapheme' });
  fc.assert(
    fc.property(text, text, (one, other) => {
      const tree = { a: { '@x': one, b: [one, other], c: other } };
      assert.deepEqual(parseXml(writeXml(tree)), tree);
    }),
  );
});

for (const [what, tree] of [
  ['two roots', { a: 1, b: 2 }],
  ['no root', {}],
  ['a text', 'a'],
  ['a list of roots', { a: [1, 2] }],
  ['a name with a blank', { a: { 'b c': 1 } }],
  ['a name that opens a tag', { a: { 'b><c': 1 } }],
  ['a control character', { a: '\u0000' }],
  ['half a character', { a: '\ud800' }],
] as const)
  test(`${what} cannot be written as XML`, () => assert.throws(() => writeXml(tree), /XML/));
