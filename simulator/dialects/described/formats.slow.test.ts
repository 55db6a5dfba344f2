// Described switches that speak forms, text and XML, over HTTP: what they take and answer, what faults make of that, and what the
// journal shows of it.

import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { switchClient } from './client.ts';
import { ACME_PATH, QUAY_PATH } from './testing/acme-desk.ts';
import { acme, serveSwitch, TOKEN } from './testing/served-switch.ts';

const headers = { Authorization: `Bearer ${TOKEN}` };
const KEY = { 'X-Quay-Key': TOKEN };
const KEEP_JSON = ['answer:\n      status: 200\n', 'answer:\n      status: 200\n      as: json\n'] as const;

const form = (t: TestContext) => acme(t, 'says: why', 'takes: form\nanswers: form\nsays: why', KEEP_JSON);

const text = (t: TestContext) =>
  acme(
    t,
    'says: why',
    'takes: text\nanswers: text',
    ['take: { queue: body.queue, password: body.pin }', 'take: { queue: query.queue, password: header.x-pin }'],
    ['take: { queue: body.queue, reason: body.reason }', 'take: { queue: query.queue, reason: query.reason }'],
    ['do: { of: body.to,', 'do: { of: body,'],
    ['[body.reason, query.reason]', 'query.reason'],
    KEEP_JSON,
    [
      "answer: &done { status: 200, body: { ok: true, state: '{{ agent.word }}' } }",
      "answer: &done { status: 200, body: 'Return|1|{{ agent.word }}' }",
    ],
    [
      "body: { ok: false, why: '{{ agent.id }} is not at the desk' }",
      "body: 'Return|2|{{ agent.id }} is not at the desk'",
    ],
    ['body: { ok: false, why: nobody of that name }', 'body: Return|2|nobody'],
    ["body: { ok: false, why: '{{ refusal.text }}' }", "body: 'Return|2|{{ refusal.text }}'"],
    [
      'body: { ok: false, why: \'not understood: {{ fields | join: ", " }}\' }',
      'body: \'Return|3|{{ fields | join: "," }}\'',
    ],
    ["body: { ok: false, why: 'broken: {{ cause }}' }", "body: 'Return|9|{{ cause }}'"],
    [/body: \{ ok: false, why: [^'}]* \}/g, 'body: Return|4|'],
    ['tell:\n', 'as: json\n  tell:\n'],
  );

test('a form is taken and answered, and its secrets are masked however they are spelt', async (t) => {
  const { ask, queuesOf, journal } = await form(t);
  const { status, type, text } = await ask('POST /desk/1001/in', {
    body: 'queue=6400&p%69n=ann-s3cret&x=a+b',
    headers,
  });
  assert.deepEqual(
    [status, type, text],
    [200, 'application/x-www-form-urlencoded; charset=utf-8', 'ok=true&state=break'],
  );
  assert.deepEqual(await queuesOf('1001'), ['6400']);
  assert.equal((await ask('POST /desk/1001/out', { body: 'queue=6400', headers })).status, 200);
  const refused = await ask('POST /desk/1001/out', { body: 'queue=6400', headers });
  assert.deepEqual([refused.status, refused.text], [409, 'ok=false&why=1001+is+not+at+the+desk']);
  assert.equal(
    (await ask('POST /desk/1001/state', { body: '__proto__=in', headers })).text,
    'ok=false&why=not+understood%3A+body',
  );
  const entries = await journal();
  const [request] = entries.filter(({ kind }) => kind === 'request');
  assert.deepEqual(request?.wire.body, { queue: '6400', pin: '***', x: 'a b' });
  assert.match(request?.bytes, /\r\n\r\nqueue=6400&pin=\*\*\*&x=a\+b$/);
  assert.ok(!JSON.stringify(entries).includes('ann-s3cret'));
  assert.ok(entries.some(({ kind, said }) => kind === 'reply' && said === '1001 is not at the desk'));
});

test('a text is taken and answered as a whole, and its answer is what it says to a person', async (t) => {
  const { ask, journal } = await text(t);
  assert.deepEqual(await ask('POST /desk/1001/state', { body: 'in', headers }), {
    status: 409,
    type: 'text/plain; charset=utf-8',
    text: 'Return|2|1001 is not at the desk',
  });
  const pin = { ...headers, 'X-Pin': 'ann-s3cret' };
  assert.equal((await ask('POST /desk/1001/in?queue=6400', { headers: pin })).text, 'Return|1|break');
  assert.equal((await ask('POST /desk/1001/state', { body: 'in', headers })).text, 'Return|1|in');
  assert.equal((await ask('POST /desk/1001/state', { body: 'password=s3cret', headers })).text, 'Return|3|body');
  const entries = await journal();
  assert.ok(entries.some(({ kind, said }) => kind === 'reply' && said === 'Return|2|1001 is not at the desk'));
  assert.ok(entries.some(({ wire }) => wire?.body === 'in'));
  assert.ok(!JSON.stringify(entries).includes('s3cret'));
});

/** What a read, or a logout that is refused, becomes; `{…}` stands for what it would have been. */
const SPOILED: readonly (readonly [
  kind: string,
  settings: object,
  xml: string | RegExp,
  form: string | RegExp,
  text: string | RegExp,
])[] = [
  ['malformed-answer', { shape: 'numbers' }, '<Fault code="1"><Text>1</Text></Fault>', 'ok=1&why=1', '1'],
  ['malformed-answer', { shape: 'nulls' }, '<Fault code=""><Text/></Fault>', 'ok=&why=', ''],
  ['malformed-answer', { shape: 'no-outcome' }, '<Fault/>', '', ''],
  [
    'malformed-answer',
    { shape: 'unknown-outcome' },
    '<Fault code="perhaps"><Text>perhaps</Text></Fault>',
    'ok=perhaps&why=perhaps',
    'perhaps',
  ],
  ['malformed-answer', { shape: 'null' }, '<null/>', 'null', 'null'],
  [
    'malformed-answer',
    { shape: 'other-kind' },
    /<list><Fault code="12">.*<\/Fault><\/list>/,
    /^item=ok%3Dfalse%26why/,
    /^\["Return\|2/,
  ],
  ['malformed-answer', { shape: 'cut-short' }, /^<\?xml .*[^>]$/s, /^ok=false&why.{0,10}$/, /^Return\|2\|.{5,8}$/],
  ['malformed-answer', { shape: 'web-page' }, /<html>/, /<html>/, /<html>/],
  ['malformed-answer', { shape: 'plain-text' }, /^OK\n$/, /^OK\n$/, /^OK\n$/],
  ['malformed-answer', { shape: 'empty' }, /^$/, /^$/, /^$/],
  ['oversize', { bytes: 5000 }, /<padding>x{5000}<\/padding><\/Fault>\n$/, /&padding=x{5000}$/, /desk x*$|x{5000}$/],
  [
    'depth',
    { levels: 500 },
    /(<nested>){500}(<\/nested>){500}<\/Fault>/,
    /&nested=(%5B){500}(%5D){500}$/,
    /\[{500}\]{500}$/,
  ],
  [
    'answer',
    { word: 'internal-error', quotes: true },
    /<Text>aground The request was PUT \/crew\/1001, X-Quay-Key: what\/the link\+shows\.<\/Text>/,
    /why=broken\+The\+request\+was\+POST\+%2Fdesk%2F1001%2Fout%2C\+Authorization%3A\+Bearer\+what/,
    /Return\|4\| The request was POST/,
  ],
];

const declared = (xml: string): string => `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`;

for (const [index, format] of ['xml', 'form', 'text'].entries())
  test(`faults spoil answers in ${format}, and the journal keeps the token that they quote to itself`, async (t) => {
    const served =
      format === 'xml' ? await serveSwitch(t, QUAY_PATH, 'opencti') : format === 'form' ? await form(t) : await text(t);
    const { ask, fault, journal } = served;
    const logOut = () =>
      format === 'xml'
        ? ask('PUT /crew/1001', { body: '<Crew><state>ASHORE</state></Crew>', headers: KEY })
        : ask('POST /desk/1001/out', { headers });
    for (const [kind, settings, ...expected] of SPOILED) {
      await fault({ kind, settings, times: 1 });
      const { text: told } = await logOut();
      const wanted = expected[index] as string | RegExp;
      const what = `${kind} ${JSON.stringify(settings)}`;
      if (typeof wanted !== 'string') assert.match(told, wanted, what);
      else assert.equal(told, format === 'xml' ? declared(wanted) : wanted, what);
    }
    await fault({ kind: 'refuse-in-body', settings: { code: 'UnknownAgent' }, times: 1 });
    const { status, text: refused } = await logOut();
    assert.equal(status, 200);
    assert.match(refused, /no 1001 in the crew|why=nobody|Return\|2\|nobody/);
    await fault({ kind: 'wrong-answer', match: { requests: 'all' }, times: 1 });
    const read =
      format === 'xml' ? await ask('GET /crew/1001', { headers: KEY }) : await ask('GET /desk/1001', { headers });
    assert.match(read.text, /somebody-else|Somebody Else/);
    for (const kind of ['truncate', 'garble']) {
      await fault({ kind, times: 1 });
      await logOut().then(
        ({ text: told }) => assert.notEqual(told, refused),
        () => undefined,
      );
    }
    for (const entry of await journal()) assert.doesNotMatch(JSON.stringify(entry), /link(\+|%2B)shows/);
  });

test('a client that is made of a file asks and reads in what the file speaks', async () => {
  const client = await switchClient(QUAY_PATH);
  const where = { url: 'http://x', token: 'k' };
  const { text: asked = '', headers: head } =
    client.ask(where, 'logout', { agent: '1', queue: '<q>' }) ?? assert.fail();
  assert.equal(asked, '<Crew><queue>&lt;q&gt;</queue><state>ASHORE</state></Crew>');
  assert.deepEqual(head, { 'X-Quay-Key': 'k', 'Content-Type': 'application/xml' });
  const done = '<Crew id="1"><name>A</name><state>ASHORE</state></Crew>';
  assert.deepEqual(client.read('logout', 200, done), { isDone: true, words: done });
  const refused = '<Fault code="12"><Text>no</Text></Fault>';
  assert.deepEqual(client.read('logout', 409, refused), { isDone: false, words: 'no' });
  assert.equal(client.read('logout', 200, refused).isDone, false, 'a refusal in the body');
  assert.equal(client.read('logout', 200, '<Crew').isDone, false);
  const json = await switchClient(ACME_PATH);
  assert.equal(json.read('login', 200, '{"ok":true,"state":"in"}').isDone, true);
  assert.equal(json.read('login', 200, '{"ok":false,"state":"in"}').isDone, false);
});
