// A described switch in XML that tells by webhook, as a client meets it over HTTP: it logs in and out and is refused in XML, and whoever
// subscribes is told in order, once and once again, on this machine alone.

import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { type TestContext, test } from 'node:test';
import { parseXml } from '../../net/xml.ts';
import { QUAY_PATH } from './testing/acme-desk.ts';
import { receive } from './testing/receiver.ts';
import { serveSwitch, TOKEN } from './testing/served-switch.ts';
import { createWebhooks, MOST_SUBSCRIPTIONS, MOST_WAITING } from './webhooks.ts';

const headers = { 'X-Quay-Key': TOKEN, 'Content-Type': 'application/xml' };

async function quay(t: TestContext) {
  const served = await serveSwitch(t, QUAY_PATH, 'opencti');
  const ask = (target: string, body?: string) => served.ask(target, { body, headers });
  const move = (agent: string, state: string, more = '') =>
    ask(`PUT /crew/${agent}`, `<Crew><state>${state}</state>${more}</Crew>`);
  const logIn = (agent: string, pin = 'ann-s3cret') => move(agent, 'ABOARD', `<queue>6400</queue><pin>${pin}</pin>`);
  const subscribe = (url: string, more = '') => ask('POST /lookouts', `<Lookout><url>${url}</url>${more}</Lookout>`);
  return { ...served, ask, move, logIn, subscribe };
}

const faultIn = (text: string) => parseXml(text).Fault as Record<string, string>;

test('an agent logs in and out in XML, and a second logout is refused in XML', async (t) => {
  const { logIn, move, queuesOf, journal } = await quay(t);
  const { status, type, text } = await logIn('1001');
  assert.deepEqual([status, type], [200, 'application/xml; charset=utf-8']);
  assert.deepEqual(parseXml(text), { Crew: { '@id': '1001', name: 'Ann Agent', state: 'MOORED', queue: '6400' } });
  assert.deepEqual(await queuesOf('1001'), ['6400']);
  const unknown = await move('1001', 'ASHORE', '<reason code="07"/>');
  assert.match(faultIn(unknown.text).Text ?? '', /07/);
  assert.equal((await move('1001', 'ASHORE')).status, 200);
  assert.deepEqual(await queuesOf('1001'), []);
  const refused = await move('1001', 'ASHORE');
  assert.equal(refused.status, 409);
  assert.deepEqual(faultIn(refused.text), { '@code': '12', Text: '1001 is ashore already' });
  const entries = await journal();
  const [request] = entries.filter(({ kind }) => kind === 'request');
  assert.deepEqual(request?.wire.body, { Crew: { state: 'ABOARD', queue: '6400', pin: '***' } });
  assert.match(request?.bytes, /<pin>\*\*\*<\/pin>/);
  const reply = entries.findLast(({ kind }) => kind === 'reply');
  assert.deepEqual([reply?.positive, reply?.said], [false, '1001 is ashore already']);
  assert.equal(reply?.wire.body.Fault.Text, '1001 is ashore already');
  assert.match(reply?.bytes, /<Text>1001 is ashore already<\/Text>/);
  assert.ok(!JSON.stringify(entries).includes('ann-s3cret'));
  const reasons = entries.filter(({ kind }) => kind === 'command').map(({ command }) => command.reasonCode);
  assert.deepEqual(reasons, [undefined, '07', undefined, undefined]);
});

for (const [what, body, why] of [
  ['no XML', '{"Crew":{}}', 'wrong: body. The body is not XML: it is not well formed, line 1, column 11.'],
  [
    'a document type',
    '<!DOCTYPE Crew [<!ENTITY x "AFLOAT">]><Crew><state>&x;</state></Crew>',
    'wrong: body. The body is not XML: it has a document type.',
  ],
  ['another root', '<Ship><state>AFLOAT</state></Ship>', 'wrong: body.Crew.state. body.Crew.state is missing'],
  [
    'two states',
    '<Crew><state>AFLOAT</state><state>ASHORE</state></Crew>',
    'wrong: body.Crew.state. body.Crew.state: no single value',
  ],
  ['nothing', '', 'wrong: body.Crew.state. body.Crew.state is missing'],
  [
    'an unknown word',
    '<Crew><state>ADRIFT</state></Crew>',
    'wrong: body.Crew.state. body.Crew.state is "ADRIFT", which is no word here',
  ],
] as const)
  test(`${what} is malformed, and said so in XML`, async (t) => {
    const { ask, queuesOf } = await quay(t);
    const { status, text } = await ask('PUT /crew/1001', body);
    assert.deepEqual([status, faultIn(text)], [400, { '@code': '20', Text: why }]);
    assert.deepEqual(await queuesOf('1001'), []);
  });

test('whoever subscribes is told in order and in XML, of all or of one, until it unsubscribes', async (t) => {
  const { ask, logIn, move, subscribe } = await quay(t);
  const [all, one] = [await receive(t), await receive(t)];
  const { status, text } = await subscribe(all.url);
  assert.deepEqual([status, parseXml(text)], [201, { Lookout: { '@id': '1', url: all.url } }]);
  assert.equal((await subscribe(all.url)).text, text, 'once more is the same');
  assert.equal((await subscribe(one.url, '<crew>1002</crew>')).status, 201);
  assert.equal((await subscribe(one.url, '<crew>9999</crew>')).status, 404);
  await logIn('1001');
  for (const state of ['AFLOAT', 'MOORED', 'AFLOAT', 'ASHORE']) assert.equal((await move('1001', state)).status, 200);
  const heard = [];
  for (let state = ''; state !== 'ASHORE'; ) {
    const { path, headers: head, text: told } = await all.next();
    const sighting = parseXml(told).Sighting as Record<string, string>;
    assert.deepEqual(
      [path, head['content-type'], sighting['@crew']],
      ['/told', 'application/xml; charset=utf-8', '1001'],
    );
    state = sighting.state ?? '';
    heard.push(`${state} ${head['x-quay-event']}`);
  }
  assert.deepEqual(heard, ['MOORED MOORED', 'AFLOAT AFLOAT', 'MOORED MOORED', 'AFLOAT AFLOAT', 'ASHORE ASHORE']);
  assert.equal((await ask('DELETE /lookouts/1')).status, 204);
  assert.equal((await ask('DELETE /lookouts/1')).status, 404);
  await logIn('1002', 'bob-s3cret');
  assert.match((await one.next()).text, /<Sighting crew="1002">/);
  assert.deepEqual([all.heard(), one.heard()], [0, 0], 'who unsubscribed is told no more, and nobody twice');
});

for (const [url, why] of [
  ['nowhere', 'it is no URL'],
  ['ftp://127.0.0.1/x', 'it is none of http: or https:'],
  ['http://cti.example/x', 'cti.example is neither this machine nor a host that --allow-host names'],
  ['http://10.0.0.5/x', '10.0.0.5 is neither this machine nor a host that --allow-host names'],
  [
    'http://127.0.0.1.cti.example/x',
    '127.0.0.1.cti.example is neither this machine nor a host that --allow-host names',
  ],
  ['http://me:s3cret@127.0.0.1/x', 'a URL with a name or a password in it is in every log'],
] as const)
  test(`events cannot go to ${url}`, async (t) => {
    const { subscribe } = await quay(t);
    const { status, text } = await subscribe(url);
    assert.deepEqual([status, faultIn(text).Text], [400, `wrong: url. Events cannot go there: ${why}.`]);
  });

/** Entries of events that nobody heard, once there are so many. */
async function lostIn(journal: () => Promise<readonly Record<string, unknown>[]>, count: number) {
  for (;;) {
    const found = (await journal()).filter(({ kind }) => kind === 'lost');
    if (found.length >= count) return found.map(({ url, events, why, dialect }) => ({ url, events, why, dialect }));
  }
}

for (const [what, answer, why] of [
  ['refuses', (response: ServerResponse) => void response.writeHead(500).end(), 'it was answered with 500'],
  [
    'sends on',
    (response: ServerResponse) => void response.writeHead(307, { Location: '/elsewhere' }).end(),
    'it was answered with 307',
  ],
  ['hangs up', (response: ServerResponse) => void response.socket?.destroy(), 'socket hang up'],
] as const)
  test(`whoever ${what} is told once and once again, and then the event is lost, and the journal says so`, async (t) => {
    const { logIn, subscribe, journal } = await quay(t);
    const receiver = await receive(t, answer);
    await subscribe(`${receiver.url}?token=s3cret`);
    await logIn('1001');
    assert.deepEqual(await lostIn(journal, 1), [
      { url: `${receiver.url}?token=***`, events: 1, why, dialect: 'quay-voice' },
    ]);
    const [first, second] = [await receiver.next(), await receiver.next()];
    assert.deepEqual([first.path, second.text, receiver.heard()], ['/told?token=s3cret', first.text, 0]);
  });

test('faults spoil what is told by webhook: lost, twice, torn, another’s, of no kind', async (t) => {
  const { move, logIn, subscribe, fault } = await quay(t);
  const receiver = await receive(t);
  await subscribe(receiver.url);
  await logIn('1001');
  await receiver.next();
  let state = 'MOORED';
  const spoiled = async (kind: string) => {
    state = state === 'MOORED' ? 'AFLOAT' : 'MOORED';
    await fault({ kind, times: 1 });
    assert.equal((await move('1001', state)).status, 200);
  };
  await spoiled('drop-event');
  await spoiled('duplicate-event');
  const [one, other] = [await receiver.next(), await receiver.next()];
  assert.match(one.text, /MOORED/, 'the one before is lost');
  assert.equal(other.text, one.text);
  await spoiled('malformed-event');
  const torn = (await receiver.next()).text;
  assert.throws(() => parseXml(torn), /not well formed/);
  await spoiled('foreign-event');
  assert.match((await receiver.next()).text, /crew="somebody-else"/);
  await spoiled('unknown-event');
  assert.match((await receiver.next()).text, /QuantumLeap/);
});

test('subscriptions and what waits for one are bounded, and what is left over is told as lost', () => {
  const lost: { events: number; why: string }[] = [];
  const journal = { append: (facts: object) => void lost.push(facts as never) } as never;
  const webhooks = createWebhooks({ engine: { journal }, dialect: 'd', allowHosts: ['cti.example'] });
  const { id } = webhooks.subscribe('http://127.0.0.1:9/0', undefined);
  for (let n = 0; n < MOST_WAITING + 2; n += 1) webhooks.tell('1001', { text: 'x', headers: {} });
  assert.deepEqual(
    lost.map(({ events, why }) => [events, why]),
    [
      [1, `${MOST_WAITING} events wait for it already`],
      [1, `${MOST_WAITING} events wait for it already`],
    ],
  );
  assert.equal(webhooks.unsubscribe({ id })?.url, 'http://127.0.0.1:9/0');
  assert.deepEqual([lost.length, lost[2]?.events, lost[2]?.why], [3, MOST_WAITING, 'it has unsubscribed']);
  for (let n = 0; n < MOST_SUBSCRIPTIONS; n += 1) webhooks.subscribe(`http://cti.example/${n}`, undefined);
  assert.throws(() => webhooks.subscribe('http://cti.example/more', undefined), { code: 'InvalidRequest' });
  assert.equal(webhooks.subscribe('http://cti.example/5', '1001').agentId, '1001', 'one that there is goes on');
  assert.equal(webhooks.size(), MOST_SUBSCRIPTIONS);
  webhooks.stop();
  assert.deepEqual([webhooks.size(), lost.length], [0, 3]);
});
