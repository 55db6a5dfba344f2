// What a switch's file of the right shape cannot be all the same, each told with its place: secrets in plain sight, addresses elsewhere,
// templates that never end, states and outcomes by half, and bodies that what they are written in cannot carry.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ACME, acmeWith, mistakesIn } from './testing/acme-desk.ts';

/** A part of the example, what stands in its place, and what is told of that. */
const WRONG: Readonly<Record<string, readonly [part: string, instead: string, told: string]>> = {
  'a literal token among what is answered': [
    'why: nobody of that name',
    'token: a1b2c3d4e5',
    'f:46:51 refusals.UnknownAgent.body.token: is a secret in plain sight: leave it out, and give the token with --token',
  ],
  'a literal key in a header': [
    "headers: { Retry-After: '1' }, body: { ok: false, why: closed }",
    "headers: { X-Api-Key: 'Bearer s3cret99' }, body: { ok: false, why: closed }",
    'f:60:42 faults.unavailable.headers.X-Api-Key: is a secret in plain sight: leave it out, and give the token with --token',
  ],
  'a token in its prefix': [
    "prefix: 'Bearer '",
    "prefix: 'Bearer s3cret99'",
    'f:13:3 token.prefix: is a secret in plain sight: leave it out, and give the token with --token',
  ],
  'a token in a path': [
    'GET /desk/{agent}:',
    'GET /desk/{agent}?token=s3cret99:',
    'f:34:3 routes["GET /desk/{agent}?token=s3cret99"]: a route is a method and a path, of fixed words and {names}: POST /agents/{agent}/logoff',
  ],
  'a route at another host': [
    'GET /desk/{agent}:',
    'GET https://desk.example/{agent}:',
    'f:34:3 routes["GET https://desk.example/{agent}"]: a route is a method and a path, of fixed words and {names}: POST /agents/{agent}/logoff',
  ],
  'a WebSocket at another host': [
    'path: /desk/events',
    'path: wss://desk.example/events',
    'f:63:22 events.websocket.path: takes a path, which begins with a slash: host and port are the simulator’s own',
  ],
  'a webhook to a fixed host': [
    'websocket: { path: /desk/events, agent: query.agent }',
    'webhook: { url: http://desk.example/told }',
    'f:63:14 events.webhook.url: there is no member "url" here (there is headers)',
  ],
  'a header that leads elsewhere': [
    "headers: { Retry-After: '1' }, body: { ok: false, why: closed }",
    'headers: { Location: //desk.example/ }, body: { ok: false, why: closed }',
    'f:60:42 faults.unavailable.headers.Location: leads elsewhere: a path is wanted, which begins with one slash',
  ],
  'a header of two lines': [
    "headers: { Retry-After: '1' }, body: { ok: false, why: closed }",
    'headers: { Retry-After: "1\\r\\nX-Evil: 1" }, body: { ok: false, why: closed }',
    'f:60:42 faults.unavailable.headers.Retry-After: holds a line end, which no header can',
  ],
  'a header that is HTTP’s own': [
    "headers: { Retry-After: '1' }, body: { ok: false, why: closed }",
    "headers: { Content-Length: '3' }, body: { ok: false, why: closed }",
    'f:60:42 faults.unavailable.headers.Content-Length: is HTTP’s own: it goes with every answer as it must',
  ],
  'a status that is no end': [
    'UnknownAgent: { status: 404, body',
    'UnknownAgent: { status: 101, body',
    'f:46:27 refusals.UnknownAgent.status: is less than 200',
  ],
  'words for a person where there are none': [
    'says: why',
    'says: reason.text',
    'f:18:1 says: no refusal has anything at reason.text',
  ],
  'two routes that one request fits': [
    'GET /desk/{agent}:',
    'POST /{agent}/desk/in:\n    do: login\n    answer: *done\n  GET /desk/{agent}:',
    'f:34:3 routes["POST /{agent}/desk/in"]: takes the same requests as "POST /desk/{agent}/in": let their paths differ',
  ],
  'a header of no name': [
    "headers: { Retry-After: '1' }, body: { ok: false, why: closed }",
    "headers: { 'Retry After': '1' }, body: { ok: false, why: closed }",
    'f:60:42 faults.unavailable.headers["Retry After"]: no header can be called so',
  ],
  'a body where there is none': [
    'UnknownAgent: { status: 404',
    'UnknownAgent: { status: 204',
    'f:46:32 refusals.UnknownAgent.body: nothing can stand in an answer of 204',
  ],
  'a template that never ends': [
    'why: nobody of that name',
    "why: '{% for a in (1..100000000) %}x{% endfor %}'",
    'f:46:51 refusals.UnknownAgent.body.why: takes more than a template may: memory alloc limit exceeded, line:1, col:1: let it repeat less',
  ],
  'a name that templates do not have': [
    'why: nobody of that name',
    "why: 'no {{ agnt.id }}'",
    'f:46:51 refusals.UnknownAgent.body.why: there is no agnt (did you mean "agent"?)',
  ],
  'a member that a name does not have': [
    'why: nobody of that name',
    "why: 'no {{ agent.nmae }}'",
    'f:46:51 refusals.UnknownAgent.body.why: there is no agent.nmae (did you mean "name"?)',
  ],
  'a list that there is not': [
    'each: agent.queues, as: queue',
    'each: agent.queue, as: queue',
    'f:42:19 routes["GET /desk/{agent}"].answer.body.queues.each: there is no agent.queue (did you mean "queues"?)',
  ],
  'a state without a word': [
    ', AfterCallWork: writing }',
    ' }',
    'f:19:1 words: has no word for AfterCallWork, and a template may have to say it',
  ],
  'no words at all': [
    'words: { LoggedOut: out, NotReady: break, Ready: in, Busy: talking, AfterCallWork: writing }\n',
    '',
    'f:64:61 events.tell.LoggedIn.state: speaks of the word for a state, and the file has no words: say what it calls each',
  ],
  'an outcome that is told by half': [
    'QueueLoggedOut: {',
    'Done: {',
    'f:68:5 events.tell.Done: is told, and Refused is not: whoever waits for what became of a request could wait for ever',
  ],
  'a route without an answer': [
    'answer: *done\n  GET',
    'accepted: *done\n  GET',
    'f:31:5 routes["POST /desk/{agent}/state"].answer: is missing: a mapping is wanted. How it is answered when it is done.',
  ],
  'events that are told nowhere': [
    '  websocket: { path: /desk/events, agent: query.agent }\n',
    '',
    'f:62:1 events: does not say how events are told: by websocket, by webhook, or by both',
  ],
  'a subscription without a webhook': [
    'do: readAgent',
    'do: subscribe\n    take: { url: body.url }',
    'f:34:3 routes["GET /desk/{agent}"]: has subscribe, and events has no webhook: nothing would go there',
  ],
  'all of a body that is no text': [
    'take: { reason: [body.reason, query.reason] }',
    'take: { reason: body }',
    'f:32:13 routes["POST /desk/{agent}/state"].take.reason: all of a body is a place only where the file says takes: text',
  ],
  'a form with a mapping in it': [
    'UnknownAgent: { status: 404, body: { ok: false, why: nobody of that name } }',
    'UnknownAgent: { status: 404, as: form, body: { ok: { no: 1 } } }',
    'f:46:42 refusals.UnknownAgent.body: is no form: that is a mapping of names to texts, with no mapping and no list in it',
  ],
  'XML with two roots': [
    'UnknownAgent: { status: 404, body: { ok: false, why: nobody of that name } }',
    'UnknownAgent: { status: 404, as: xml, body: { ok: 1, why: 2 } }',
    'f:46:41 refusals.UnknownAgent.body: is no XML: one element stands around all others, so the body is a mapping with one member',
  ],
  'XML with a name that is none': [
    'UnknownAgent: { status: 404, body: { ok: false, why: nobody of that name } }',
    'UnknownAgent: { status: 404, as: xml, body: { ok: { why not: 2 } } }',
    'f:46:41 refusals.UnknownAgent.body: is no XML: nothing in it can be called "why not"',
  ],
  'text that is none': [
    'UnknownAgent: { status: 404, body: { ok: false, why: nobody of that name } }',
    'UnknownAgent: { status: 404, as: text, body: [1] }',
    'f:46:42 refusals.UnknownAgent.body: is no text, and text is what is answered here',
  ],
};

for (const [what, [part, instead, told]] of Object.entries(WRONG))
  test(`${what} is told with its place`, () => assert.deepEqual(mistakesIn(acmeWith(part, instead)), [told]));

/** Where the example is altered, and where that is told. */
const TWENTY: readonly (readonly [part: string, instead: string, told: string])[] = [
  ['switch: acme-desk', 'switch: Acme Desk', '3 switch'],
  ['format: 1', 'format: 2', '4 format'],
  ['evidence: memory', 'evidence: hearsay', '8 provenance.evidence'],
  ['date: 2026-11-28', 'date: yesterday', '9 provenance.date'],
  ['profile: opencti', 'profile: opencty', '10 profile'],
  ["prefix: 'Bearer '", "prefix: 'Bearer s3cret99'", '13 token.prefix'],
  ["agent: { pattern: '^[0-9]+$'", "agent: { pattern: '^[0-9+$'", '16 ids.agent.pattern'],
  ['says: why', 'sais: why', '18 sais'],
  ['do: login', 'do: logon', '23 routes["POST /desk/{agent}/in"].do'],
  ['POST /desk/{agent}/out:', 'FETCH /desk/{agent}/out:', '26 routes["FETCH /desk/{agent}/out"]'],
  ['[body.reason, query.reason]', '[path.reason, query.reason]', '32 routes["POST /desk/{agent}/state"].take.reason'],
  ["'{{ agent.name }}'", "'{{ agent.nmae }}'", '39 routes["GET /desk/{agent}"].answer.body.name'],
  ["'{{ agent.loggedIn == false }}'", "'{{ agent.loggedIn | not }}'", '40 routes["GET /desk/{agent}"].answer.body.out'],
  ['NotLoggedInToQueue: NotLoggedIn', 'NotLoggedInQueue: NotLoggedIn', '47 refusals.NotLoggedInQueue'],
  ['{{ refusal.text }}', '{{ refusal.text }', '48 otherRefusals.body.why'],
  ['status: 404, body: { ok: false, why: nothing here } }\nfailed', 'status: 4040 }\nfailed', '50 notFound.status'],
  ['  forbidden: {', '  forbiden: {', '54 faults.forbidden'],
  ['  forbiden: {', '  forbiden: {', '55 faults.forbiden'],
  ['path: /desk/events', 'path: wss://desk.example/events', '63 events.websocket.path'],
  ['QueueLoggedOut: {', 'QueueLogedOut: {', '68 events.tell.QueueLogedOut'],
];

test('all that is wrong is told at once, in the order of the file, each with its line', () => {
  const text = TWENTY.reduce((left, [part, instead]) => {
    assert.equal(left.split(part).length, 2, part);
    return left.replace(part, () => instead);
  }, ACME);
  const told = mistakesIn(text).map((line) => /^f:(\d+):\d+ (.+?): /.exec(line)?.slice(1).join(' '));
  assert.deepEqual(
    told,
    TWENTY.map(([, , at]) => at),
  );
});

test('what XML, a text and a webhook cannot be is told by place', () => {
  const told = (text: string) => mistakesIn(text).map((line) => line.replace(/^f:\d+:\d+ /, ''));
  assert.deepEqual(told(acmeWith('says: why', 'takes: xml\nsays: why')), [
    'routes["POST /desk/{agent}/in"]: takes <queue> and <pin>, and XML has one root',
    'routes["POST /desk/{agent}/out"]: takes <queue> and <reason>, and XML has one root',
    'routes["POST /desk/{agent}/state"]: takes <reason> and <to>, and XML has one root',
  ]);
  assert.deepEqual(told(acmeWith('says: why', 'takes: text\nsays: why')).slice(0, 1), [
    'routes["POST /desk/{agent}/in"].take.queue: a text has no places in it: body is all of it',
  ]);
  const webhook = acmeWith('websocket: {', 'webhook: {}\n  websocket: {');
  assert.deepEqual(told(webhook.replace('do: readAgent', 'do: subscribe')), [
    'routes["GET /desk/{agent}"]: does not say where events are to go: say in take where the url stands',
  ]);
  assert.deepEqual(told(webhook.replace('do: readAgent', 'do: unsubscribe')), [
    'routes["GET /desk/{agent}"]: does not say which subscription unsubscribe is about: name {subscription} in its path, or say where it stands in take',
  ]);
});
