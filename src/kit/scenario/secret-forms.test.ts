// Secrets of every shape that passwords have, as whatever writes JSON, URLs or XML may write them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { secretsPattern } from './secret-forms.ts';
import { SHAPES } from './shapes.ts';

const SECRETS = [...SHAPES.map(({ value }) => value(1, 'a password', 64)), 'line\nbreak\tand\u0001', '.*+(', '😀'];

const unit = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);
const inAscii = (text: string): string => inJson(text).replace(/[^ -~]/g, (one) => unit(one.charCodeAt(0)));
const NAMES: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };
const inXml = (text: string): string => text.replace(/[&<>"']/g, (one) => `&${NAMES[one]};`);

const WRITERS: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'in JSON': inJson,
  'in JSON quoted in JSON': (text) => inJson(inJson(text)),
  'in JSON of ASCII alone': inAscii,
  'in JSON, escaped for a page': (text) =>
    inJson(text).replace(/[<>&/]/g, (one) => unit(one.charCodeAt(0)).toUpperCase().replace('U', 'u')),
  'in JSON, slashes escaped': (text) => inJson(text).replaceAll('/', '\\/'),
  'in a URL': encodeURIComponent,
  'in a URL, in small letters': (text) => encodeURIComponent(text).replace(/%../g, (one) => one.toLowerCase()),
  'in a path': (text) => text.split('/').map(encodeURIComponent).join('/'),
  'in a form': (text) => String(new URLSearchParams({ x: text })).slice(2),
  'in a URL within another': (text) => encodeURIComponent(encodeURIComponent(text)),
  'in XML': inXml,
  'in XML by numbers': (text) => text.replace(/[^\w]/gu, (one) => `&#${one.codePointAt(0)};`),
  'in XML by hexadecimal numbers': (text) =>
    text.replace(/[^\w]/gu, (one) => `&#x${one.codePointAt(0)?.toString(16)};`),
  'in XML quoted in XML': (text) => inXml(inXml(text)),
  'in a URL in JSON': (text) => inJson(encodeURI(text)),
};

for (const [how, write] of Object.entries(WRITERS))
  test(`a secret is found ${how}`, () => {
    for (const secret of SECRETS) {
      const shown = `before ${write(secret)} after`;
      assert.equal(shown.replace(secretsPattern(SECRETS) ?? 'nothing', '***'), 'before *** after', shown);
    }
  });

test('nothing else is found, not even what nearly is one', () => {
  const pattern = secretsPattern(SECRETS) ?? /^/;
  for (const { value, twin } of SHAPES) {
    const other = twin(value(1, 'a password', 64));
    if (!SECRETS.some((secret) => other.includes(secret))) assert.equal(other.replace(pattern, '***'), other);
  }
});

test('without secrets nothing is looked for', () => {
  assert.equal(secretsPattern(['']), undefined);
});
