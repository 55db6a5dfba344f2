// What the journal tells of a body: no secret, whatever else is in it. Where a secret may be, the body is written anew; all
// else is told as it came.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ENTRY_LIMIT } from '../engine/journal-size.ts';
import { masked, withoutBearers } from '../engine/secrets.ts';
import { simulate } from '../testing/simulator.ts';
import { LazyReply } from './http-entries.ts';
import { maskedBody, maskedTarget } from './http-mask.ts';

const BODIES: readonly (readonly [text: string, told: string])[] = [
  ['{"state":"LoggedIn","password":"s3cret"}', '{"state":"LoggedIn","password":"***"}'],
  ['{ "password" : "s3cret" , "x": 1 }', '{"password":"***","x":1}'],
  ['{"password":1,"extension":"6001"}', '{"password":"***","extension":"6001"}'],
  ['{"password":null,"x":"null"}', '{"password":"***","x":"null"}'],
  ['{"password":true,"x":["true"]}', '{"password":"***","x":["true"]}'],
  ['{"password":1e3}', '{"password":"***"}'],
  ['{"password":[1,{"a":"]"}],"x":"a[1,2]"}', '{"password":"***","x":"a[1,2]"}'],
  ['{"password":{"a":{"b":"}"}}}', '{"password":"***"}'],
  ['{"password":"one","password":"two"}', '{"password":"***"}'],
  ['{"password":"one","p\\u0061ssword":"two"}', '{"password":"***"}'],
  ['{"password":"X","password":1}', '{"password":"***"}'],
  ['{"password":"a\\"b","x":"a"}', '{"password":"***","x":"a"}'],
  ['{"state":"LoggedIn","password":"state"}', '{"state":"LoggedIn","password":"***"}'],
  ['{"x":"password","y":{"Password ":"s3cret"}}', '{"x":"password","y":{"Password ":"***"}}'],
  ['[{"password":"s3cret"}]', '[{"password":"***"}]'],
  ['{"x":{"password":"s3cret"},"x":1}', '{"x":1}'],
  ['{"p\\u0061ss\\u0077ord":"s3cret"}', '{"password":"***"}'],
  ['{ "x": 1e3, "x": "a\\/b" }', '{ "x": 1e3, "x": "a\\/b" }'],
  ['\ufeff{"password":"s3cret"}', '{"password":"***"}'],
  ['"password"', '"password"'],
  ['7', '7'],
  ['', ''],
  ['{"password":"s3cret"', '(20 bytes that are not JSON)'],
];

for (const [text, told] of BODIES)
  test(`of ${text} the journal tells ${told}`, () => assert.equal(maskedBody(text).text, told));

const TARGETS: readonly (readonly [target: string, told: string])[] = [
  ['/v1/queues?a=b&password=s3cret&c=d', '/v1/queues?a=b&password=***&c=d'],
  ['/v1/queues?p%61ssword=s3cret', '/v1/queues?p%61ssword=***'],
  ['/v1/queues?to=%2Flogin%3Fpassword%3Ds3cret&c=d', '/v1/queues?to=***&c=d'],
  ['/v1/queues?to=%252Flogin%253Fpassword%253Ds3cret', '/v1/queues?to=***'],
  ['/v1/queues?body=%7B%22password%22%3A+%22s3cret%22%7D', '/v1/queues?body=***'],
  ['/v1/queues?body=%7B%5C%22password%5C%22%3A%5C%22s3cret%5C%22%7D', '/v1/queues?body=***'],
  ['/v1/queues?body=%3Cpassword%3Es3cret%3C%2Fpassword%3E', '/v1/queues?body=***'],
  ['/v1/queues?auth=Bearer%20s3cret', '/v1/queues?auth=***'],
  ['/v1/queues?name=password%20desk&x=1%', '/v1/queues?name=password%20desk&x=1%'],
];

for (const [target, told] of TARGETS)
  test(`of ${target} the journal tells ${told}`, () => assert.equal(maskedTarget(target), told));

const QUOTED: readonly (readonly [text: string, told: string])[] = [
  ['with Bearer s3cret.', 'with Bearer ***'],
  ['auth=Bearer%20s3cret%2Fs3cret&x=1', 'auth=Bearer%20***'],
  ['auth=Bearer+s3cret', 'auth=Bearer+***'],
  ['"Bearer s3cret\\"s3cret"', '"Bearer ***"'],
  ['<a>Bearer s3cret&lt;s3cret&#34;</a>', '<a>Bearer ***'],
];

for (const [text, told] of QUOTED)
  test(`what quotes ${text} is told as ${told}`, () => assert.equal(withoutBearers(text), told));

test('whatever the body, its secrets are masked and the rest is as it was', () => {
  const value = fc.jsonValue({ maxDepth: 3 });
  const members = fc.array(fc.tuple(fc.oneof(fc.constant('password'), fc.string()), value), { maxLength: 5 });
  fc.assert(
    fc.property(members, (given) => {
      const body = Object.fromEntries(given.filter(([name]) => name !== '__proto__'));
      if (JSON.stringify(body).includes('"__proto__"')) return;
      assert.deepEqual(
        JSON.parse(maskedBody(JSON.stringify(body, null, 1)).text),
        masked(JSON.parse(JSON.stringify(body))),
      );
    }),
  );
});

test('a body with a secret of any kind harms nobody who follows the journal', async (t) => {
  const { nativeUrl, main } = await simulate(t);
  const waits = main.get('/control/journal/wait?kind=reply&timeoutMs=5000').expect(200);
  const waited = waits.then(({ body }) => body);
  for (const [body] of BODIES.filter(([text]) => text !== ''))
    await fetch(`${nativeUrl}/v1/agents/ann/state`, { method: 'PUT', body }).then((answer) => answer.text());
  assert.equal((await waited).kind, 'reply');
  const { entries } = (await main.get('/control/journal?kind=request').expect(200)).body;
  assert.equal(entries.length, BODIES.length - 1);
  assert.doesNotMatch(JSON.stringify(entries), /s3cret|"one|two"/);
});

test('a long reply that quotes a token is told as far as it is kept, without the token', () => {
  const body = { detail: 'It was asked with Bearer not-so-secret.token.', padding: 'x'.repeat(ENTRY_LIMIT) };
  const content = JSON.stringify(body);
  const rule = () => ({ positive: false, said: body.detail });
  const about = { dialect: 'native', connection: 1, understood: true, rule };
  const opened = new LazyReply({ status: 500, head: [], content }, about).open();
  assert.ok(opened.kind === 'reply');
  assert.deepEqual([opened.cut, opened.wire], [{ of: content.length }, { status: 500, body: undefined }]);
  assert.equal(opened.said, 'It was asked with Bearer ***');
  assert.ok(opened.bytes?.includes('Bearer ***') && !JSON.stringify(opened).includes('not-so-secret'));
});
