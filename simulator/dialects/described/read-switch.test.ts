// A switch's file that is wrong, in as many ways as there are, each told with line, column, path and what would be right; the files that
// are shipped, and that of the examples, are whole.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shippedSwitches, switchPath } from '../find-dialect.ts';
import { readSwitchFile } from './read-switch.ts';
import { describeSwitch } from './tell.ts';
import { ACME, ACME_PATH, acmeWith, mistakesIn } from './testing/acme-desk.ts';

/** A part of the example, what stands in its place, and what is told of that. */
const WRONG: Readonly<Record<string, readonly [part: string, instead: string, told: string]>> = {
  'an unknown member': ['says: why', 'sais: why', 'f:18:1 sais: there is no member "sais" here (did you mean "says"?)'],
  'an unknown argument': [
    'queue: body.queue, password',
    'queu: body.queue, password',
    'f:24:13 routes["POST /desk/{agent}/in"].take.queu: there is no member "queu" here (did you mean "queue"?)',
  ],
  'an unknown refusal': [
    'NotLoggedInToQueue: NotLoggedIn',
    'NotLoggedInQueue: NotLoggedIn',
    'f:47:3 refusals.NotLoggedInQueue: there is no member "NotLoggedInQueue" here (did you mean "NotLoggedInToQueue"?)',
  ],
  'an unknown event': [
    'QueueLoggedOut: {',
    'QueueLogedOut: {',
    'f:68:5 events.tell.QueueLogedOut: there is no member "QueueLogedOut" here (did you mean "QueueLoggedOut"?)',
  ],
  'a wrong word': [
    'profile: opencti',
    'profile: opencty',
    'f:10:10 profile: "opencty" is no profile (did you mean "opencti"?)',
  ],
  'an unknown operation': [
    'do: login',
    'do: logon',
    'f:23:9 routes["POST /desk/{agent}/in"].do: "logon" is not known here (did you mean "login"?)',
  ],
  'a member that is missing': [
    'title: Acme Desk\n',
    '',
    'f:3:1 title: is missing: text is wanted. What people call it.',
  ],
  'a fault without words': [
    '  forbidden: { status: 403, body: { ok: false, why: not for you } }\n',
    '',
    'f:54:3 faults.forbidden: is missing: a mapping is wanted. What is answered.',
  ],
  'a number for a text': [
    'title: Acme Desk',
    'title: 7',
    'f:5:8 title: is the number 7, and text is wanted: put it in quotes, "7"',
  ],
  'a text for a number': [
    'UnknownAgent: { status: 404',
    'UnknownAgent: { status: none',
    'f:46:27 refusals.UnknownAgent.status: is text, and a whole number is wanted',
  ],
  'a later notation': ['format: 1', 'format: 2', 'f:4:9 format: is the number 2, and one of 1 is wanted'],
  'a day that is none': ['2026-11-28', 'yesterday', 'f:9:9 provenance.date: takes a day such as 2026-11-28'],
  'a method that is not served': [
    'GET /desk/{agent}:',
    'PATCH /desk/{agent}:',
    'f:34:3 routes["PATCH /desk/{agent}"]: a route is a method and a path, of fixed words and {names}: POST /agents/{agent}/logoff',
  ],
  'a name that is not in braces': [
    'GET /desk/{agent}:',
    'GET /desk/:agent:',
    'f:34:3 routes["GET /desk/:agent"]: a route is a method and a path, of fixed words and {names}: POST /agents/{agent}/logoff',
  ],
  'a name that is in the path twice': [
    'GET /desk/{agent}:',
    'GET /desk/{agent}/{agent}:',
    'f:34:3 routes["GET /desk/{agent}/{agent}"]: names {agent} twice',
  ],
  'a place of no request': [
    'queue: body.queue, password',
    'queue: cookie.queue, password',
    'f:24:20 routes["POST /desk/{agent}/in"].take.queue: takes a place such as body.data.status, path.id, query.queue or header.x-agent',
  ],
  'a place in the path that is not there': [
    'queue: body.queue, password',
    'queue: path.queue, password',
    'f:24:13 routes["POST /desk/{agent}/in"].take.queue: there is no {queue} in the path (there is agent)',
  ],
  'a password in the path': [
    'password: body.pin',
    'password: path.agent',
    'f:24:32 routes["POST /desk/{agent}/in"].take.password: a password in a path is in every log: say where it stands in the body, or in a header',
  ],
  'routes that swallow each other': [
    'GET /desk/{agent}:\n    do: readAgent',
    'POST /desk/{desk}/in:\n    do: readAgents',
    'f:34:3 routes["POST /desk/{desk}/in"]: takes the same requests as "POST /desk/{agent}/in": let their paths differ',
  ],
  'a route without its agent': [
    'POST /desk/{agent}/out',
    'POST /desk/out',
    'f:26:3 routes["POST /desk/out"]: does not say which agent logout is about: name {agent} in its path, or say where it stands in take',
  ],
  'an alias of what has no answer': [
    'NotLoggedInToQueue: NotLoggedIn',
    'NotLoggedInToQueue: AlreadyLoggedIn',
    'f:47:3 refusals.NotLoggedInToQueue: is answered as AlreadyLoggedIn, which has no answer of its own among the refusals',
  ],
  'an alias of itself': [
    'NotLoggedInToQueue: NotLoggedIn',
    'NotLoggedInToQueue: NotLoggedInToQueue',
    'f:47:3 refusals.NotLoggedInToQueue: is answered as NotLoggedInToQueue, which has no answer of its own among the refusals',
  ],
  'a template that does not end': [
    'nobody of that name',
    "'{{ agent.id '",
    'f:46:51 refusals.UnknownAgent.body.why: is no template: output "{{ agent.id " not closed, line:1, col:1',
  ],
  'a filter that there is not': [
    'fields | join',
    'fields | jion',
    'f:49:46 malformed.body.why: is no template: undefined filter: jion, line:1, col:17',
  ],
  'a tag that reaches for a file': [
    'nobody of that name',
    '\'{% include "secrets" %}\'',
    'f:46:51 refusals.UnknownAgent.body.why: is no template: tag "include" not found, line:1, col:1',
  ],
  'a list that is none': [
    'each: agent.queues',
    'each: [sales]',
    'f:42:9 routes["GET /desk/{agent}"].answer.body.queues: each takes a list such as agent.queues, with as, a name, and body, a tree, and nothing else',
  ],
  'a pattern that is none': ["'^[0-9]+$'", "'^[0-9+$'", 'f:16:12 ids.agent.pattern: is no regular expression'],
  'no login': [
    'do: login',
    'do: readAgent',
    'f:21:1 routes: has no route for login: the agent logs in, to the queue that is named or to those of the ACD’s choice',
  ],
  'no logout': [
    'do: logout',
    'do: readAgent',
    'f:21:1 routes: has no route for logout: the agent logs out, of the queue that is named or of all',
  ],
  'no way to be Ready': ['in: ready, break', 'break', 'f:21:1 routes: has no route for ready: the agent is Ready'],
  'no way not to be Ready': [
    'in: ready, break: notReady',
    'in: ready',
    'f:21:1 routes: has no route for notReady: the agent is NotReady',
  ],
  'a secret in plain sight': [
    "prefix: 'Bearer '",
    'value: s3cret',
    'f:13:3 token.value: there is no member "value" here (there is in, prefix, refused)',
  ],
  'a token in a body': [
    'in: header.Authorization',
    'in: body.token',
    'f:12:7 token.in: takes header.NAME or query.NAME',
  ],
  'a member that is given twice': [
    'says: why',
    'says: why\nsays: what',
    'f:19:1 says: is given twice: it is in line 18 already',
  ],
  'an anchor that there is not': [
    '*done\n  GET',
    '*doen\n  GET',
    'f:33:13 routes["POST /desk/{agent}/state"].answer: there is no anchor &doen before the alias',
  ],
};

for (const [what, [part, instead, told]] of Object.entries(WRONG))
  test(`${what} is told with its place`, () => assert.deepEqual(mistakesIn(acmeWith(part, instead)), [told]));

test('each place in a body is told where there are no bodies, and mistakes are told together', () => {
  const told = mistakesIn(acmeWith('says: why', 'takes: nothing\nsays: why'));
  assert.equal(told.length, 6);
  for (const line of told) assert.match(line, /: there are no bodies: the file says takes: nothing$/);
  const both = mistakesIn(acmeWith('says: why', 'sais: why').replace('profile: opencti', 'profile: nobody'));
  assert.deepEqual(
    both.map((line) => line.split(' ')[1]),
    ['profile:', 'sais:'],
  );
});

test('without a route nothing could be asked', () => {
  const [first] = mistakesIn(ACME.replace(/^routes:[\s\S]*^refusals:/m, 'routes: {}\nrefusals:'));
  assert.equal(first, 'f:21:1 routes: has no route: nothing could be asked of such a switch');
});

/** Each stands for ten of the one before. */
const BILLIONS = [
  'a0: &a0 [x, x, x, x, x, x, x, x, x, x]',
  ...Array.from({ length: 9 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(10).fill(`*a${n}`).join(', ')}]`),
].join('\n');

const NO_SWITCH: Readonly<Record<string, readonly [text: string, told: RegExp]>> = {
  'an empty file': ['', /^f:1:1: the file says nothing: a switch is a mapping with switch, routes, refusals and more$/],
  'a file of comments': ['# nothing\n', /^f:1:1: the file says nothing/],
  'no YAML': ['switch: [', /^f:1:10: flow sequence in block collection must be/],
  'a value with a colon': [
    'switch: a: b\n',
    /^f:1:9: nested mappings are not allowed .*put a value with a colon in quotes$/,
  ],
  'a word': ['switch\n', /^f:1:1: the switch is text, and a mapping is wanted$/],
  'a list': ['- switch\n', /^f:1:1: the switch is a list, and a mapping is wanted$/],
  'two documents': ['a: 1\n---\nb: 2\n', /^f:2:1: a second document starts here: one is all there may be$/],
  'no text at all': [
    'switch: a\u0000b\n',
    /^f:1:10: the control character U\+0000 stands here: is this a text file\?$/,
  ],
  'billions through aliases': [
    BILLIONS,
    /^f:\d+:\d+ a\d\[\d\]: the alias \*a\d stands for too much: .* 1,000,000 values$/,
  ],
  'an alias of what it is part of': [
    'a: &a [*a]\n',
    /^f:1:8 a\[0\]: the alias \*a stands for a value that it is part of$/,
  ],
  'too deep a nesting': ['['.repeat(100_000), /^f:1:\d\d: this is nested too deeply: no part of a switch is$/],
  'too much of it': [
    '- a\n'.repeat(100_000),
    /^f:\d+:\d+: from here on it is too much to be read as YAML: a switch takes a few hundred lines$/,
  ],
};

for (const [what, [text, told]] of Object.entries(NO_SWITCH))
  test(`${what} is no switch`, () => assert.match(mistakesIn(text)[0] ?? '', told));

test('members of the wrong names are not reached through what every object has', () => {
  const told = mistakesIn(`${ACME}\n__proto__: { profile: asterisk }\nconstructor: x\n`);
  assert.equal(told.length, 2);
  for (const line of told) assert.match(line, /there is no member "(__proto__|constructor)" here/);
});

test('a file that is not there, or a folder, cannot be read', async () => {
  await assert.rejects(readSwitchFile('./nowhere.switch.yaml'), {
    code: 'SwitchUnreadable',
    message: 'The switch file ./nowhere.switch.yaml cannot be read: there is no such file.',
  });
  await assert.rejects(readSwitchFile('.'), { code: 'SwitchUnreadable', message: /it is a directory/ });
});

for (const path of [...shippedSwitches().map(switchPath), ACME_PATH])
  test(`${path.split('/').at(-1)} is whole`, async () => {
    const { name, routes, capabilities, provenance } = await describeSwitch(path);
    assert.ok(path.endsWith(`/${name}.switch.yaml`), 'it is called as its file is');
    assert.ok(routes.length > 0 && capabilities.length > 0 && provenance.source !== '');
  });

test('what a switch carries follows from what its file maps', async () => {
  const carried = Object.fromEntries(
    await Promise.all(
      shippedSwitches().map(async (name) => [name, (await describeSwitch(switchPath(name))).capabilities] as const),
    ),
  );
  assert.deepEqual(carried, {
    'kazoo-acdc': ['queueLogout', 'look', 'calls', 'concurrent'],
    'wazo-agentd': ['queueLogout', 'breakReasons', 'look', 'calls', 'events', 'concurrent'],
    'yeastar-p': ['queueLogout', 'breakReasons', 'calls', 'events', 'concurrent'],
  });
  const { byDefault } = await describeSwitch(ACME_PATH);
  assert.ok(byDefault.includes('AlreadyLoggedIn') && !byDefault.includes('NotLoggedInToQueue'), byDefault.join());
});
