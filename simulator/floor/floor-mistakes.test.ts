// Floor files with mistakes in them: each is told with its line, its column, its path and what would be right. The same
// in YAML and in JSON, which is YAML.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mistakesIn } from './testing/floor-file.ts';

const ADA = '{ id: "1001", password: "x", extension: "6001" }';
const agents = (...entries: string[]) => `agents:\n${entries.map((entry) => `  - ${entry}\n`).join('')}`;
const MEMBERS = '(there is policy, reasonCodes, queues, agents, calls, requests, arrivals)';
const EMPTY = 'f:1:1: the floor says nothing: a floor is a mapping with agents, queues, reasonCodes and a policy';
const PROFILES =
  'opencti, finesse-cce, finesse-ccx, reason-required, asterisk, freeswitch, wazo, kazoo, yeastar, refuses-in-body';
const FORBIDDEN = 'nothing of the kind may stand here';

const MISTAKES: readonly [name: string, text: string, ...says: string[]][] = [
  ['nothing', '', EMPTY],
  ['blanks', ' \n\n', EMPTY],
  ['only comments', '# agents:\n# queues:\n', EMPTY],
  ['a null', '~\n', 'f:1:1: the floor has no value: a mapping is wanted'],
  ['a list', '- agents\n', 'f:1:1: the floor is a list, and a mapping is wanted'],
  ['a JSON list', '[]', 'f:1:1: the floor is a list, and a mapping is wanted'],
  ['a word', 'agents\n', 'f:1:1: the floor is text, and a mapping is wanted'],
  ['a number', '7\n', 'f:1:1: the floor is the number 7, and a mapping is wanted'],

  ['a mapping of agents', 'agents:\n  ada: {}\n', 'f:2:3 agents: is a mapping, and a list is wanted'],
  ['a word for queues', '\nqueues: sales\n', 'f:2:9 queues: is text, and a list is wanted'],
  ['no value for agents', 'agents:\n', 'f:1:8 agents: has no value: a list is wanted'],
  ['an agent who is a word', agents('ada'), 'f:2:5 agents[0]: is text, and a mapping is wanted'],
  ['an agent who is a list', agents('[]'), 'f:2:5 agents[0]: is a list, and a mapping is wanted'],
  [
    'a queue for a list of them',
    agents('{ id: "1001", password: "x", extension: "6001", defaultQueues: sales }'),
    'f:2:68 agents[0].defaultQueues: is text, and a list is wanted',
  ],
  ['an arrival that is a word', 'arrivals: many\n', 'f:1:11 arrivals: is text, and a whole number is wanted'],
  ['arrivals below zero', 'arrivals: -1\n', 'f:1:11 arrivals: is less than 0'],
  ['half an arrival', 'arrivals: 1.5\n', 'f:1:11 arrivals: is the number 1.5, and a whole number is wanted'],
  [
    'an agent without anything',
    agents('{}'),
    ...['id', 'password', 'extension'].map((name) => `f:2:5 agents[0].${name}: is missing: text is wanted`),
  ],
  ['an empty id', 'queues:\n  - id: ""\n', 'f:2:9 queues[0].id: is empty: it takes a character at least'],
  [
    'an id of 257 characters',
    `queues: [{ id: ${'x'.repeat(257)} }]`,
    'f:1:16 queues[0].id: is longer than 256 characters',
  ],

  [
    'an unquoted id',
    agents('{ id: 1001, password: "x", extension: "1" }'),
    'f:2:11 agents[0].id: is the number 1001, and text is wanted: put it in quotes, "1001"',
  ],
  [
    'an unquoted code that would lose its zero',
    'reasonCodes:\n  - code: 07\n',
    'f:2:11 reasonCodes[0].code: is the number 7, and text is wanted: put it in quotes, "07", or it is read as 7',
  ],
  [
    'an unquoted extension with a sign',
    agents('{ id: "1", password: "x", extension: +49 }'),
    'f:2:42 agents[0].extension: is the number 49, and text is wanted: put it in quotes, "+49", or it is read as 49',
  ],
  [
    'an unquoted password, not to be told',
    agents('{ id: "1", password: 007123, extension: "1" }'),
    'f:2:26 agents[0].password: is no text of at most 1,024 characters: put it in quotes',
  ],
  [
    'an unquoted number in JSON',
    '{"queues": [{"id": 7}]}',
    'f:1:20 queues[0].id: is the number 7, and text is wanted: put it in quotes, "7"',
  ],
  [
    'an unquoted truth',
    'queues: [{ id: true }]\n',
    'f:1:16 queues[0].id: is the truth value true, and text is wanted: put it in quotes, "true"',
  ],
  ['an id without a value', 'queues: [{ id: }]\n', 'f:1:16 queues[0].id: has no value: text is wanted'],

  ['an agent id twice', agents(ADA, ADA), 'f:3:11 agents[1].id: "1001" is listed before: choose one that is not taken'],
  [
    'a queue id twice',
    'queues: [{ id: a }, { id: b }, { id: a }]\n',
    'f:1:38 queues[2].id: "a" is listed before: choose one that is not taken',
  ],
  [
    'a reason code twice',
    'reasonCodes: [{ code: "07" }, { code: "07" }]\n',
    'f:1:39 reasonCodes[1].code: "07" is listed before: choose one that is not taken',
  ],
  ['a member twice', 'queues: []\nagents: []\nqueues: []\n', 'f:3:1 queues: is given twice: it is in line 1 already'],
  ['a member twice in JSON', '{"queues": [],\n"queues": []}', 'f:2:1 queues: is given twice: it is in line 1 already'],
  [
    'a member twice in an agent',
    agents('{ id: a, id: b, password: "", extension: "1" }'),
    'f:2:14 agents[0].id: is given twice: it is in line 2 already',
  ],

  [
    'a default queue misspelt',
    `queues: [{ id: sales }]\n${agents('{ id: a, password: "", extension: "1", defaultQueues: [salse] }')}`,
    'f:3:60 agents[0].defaultQueues[0]: there is no queue "salse" (did you mean "sales"?)',
  ],
  [
    'a default queue unlike any',
    `queues: [{ id: sales }]\n${agents('{ id: a, password: "", extension: "1", defaultQueues: [x] }')}`,
    'f:3:60 agents[0].defaultQueues[0]: there is no queue "x" (there is sales)',
  ],
  [
    'a default queue where there is none',
    agents('{ id: a, password: "", extension: "1", defaultQueues: [x] }'),
    'f:2:60 agents[0].defaultQueues[0]: there is no queue "x" (there is none at all)',
  ],
  ['a member misspelt', 'agnets: []\n', 'f:1:1 agnets: there is no member "agnets" here (did you mean "agents"?)'],
  ['a member nobody knows', 'colour: red\n', `f:1:1 colour: there is no member "colour" here ${MEMBERS}`],
  [
    'a member of an agent misspelt',
    agents('{ id: a, pasword: "", password: "", extension: "1" }'),
    'f:2:14 agents[0].pasword: there is no member "pasword" here (did you mean "password"?)',
  ],
  [
    'a member of a deferred logout misspelt',
    agents('{ id: a, password: "", extension: "1", deferredLogout: { queue: a } }'),
    'f:2:62 agents[0].deferredLogout.queue: there is no member "queue" here (did you mean "queues"?)',
  ],
  ['a member with an odd name', '"a b": 1\n', `f:1:1 ["a b"]: there is no member "a b" here ${MEMBERS}`],
  ['a member that is a list', '? [a]\n: 1\n', 'f:1:3: the name of a member is a word or a text, and nothing else'],
  [
    'a member called __proto__',
    '__proto__: { agents: [] }\n',
    `f:1:1 __proto__: there is no member "__proto__" here ${MEMBERS}`,
  ],
  [
    'a member called __proto__ in JSON',
    '{"__proto__": {"agents": []}}',
    `f:1:2 __proto__: there is no member "__proto__" here ${MEMBERS}`,
  ],
  [
    'a member called constructor',
    'constructor: 1\n',
    `f:1:1 constructor: there is no member "constructor" here ${MEMBERS}`,
  ],
  ['a merge', 'queues: &q []\n<<: { agents: [] }\n', `f:2:1 ["<<"]: there is no member "<<" here ${MEMBERS}`],

  [
    'a profile misspelt',
    'policy: finesse-cc\n',
    'f:1:9 policy: "finesse-cc" is no profile (did you mean "finesse-cce"?)',
  ],
  ['a profile nobody knows', 'policy: avaya\n', `f:1:9 policy: "avaya" is no profile (there is ${PROFILES})`],
  [
    'a profile nobody knows in a mapping',
    'policy: { profile: toString }\n',
    `f:1:20 policy.profile: "toString" is no profile (there is ${PROFILES})`,
  ],
  ['a policy that is a number', 'policy: 7\n', `f:1:9 policy: is the number 7, and one of ${PROFILES} is wanted`],
  [
    'a choice misspelt',
    'policy: { logoutOnCall: deferr }\n',
    'f:1:25 policy.logoutOnCall: "deferr" is not known here (did you mean "defer"?)',
  ],
  [
    'a choice nobody offers',
    'policy: { logoutOnCall: maybe }\n',
    'f:1:25 policy.logoutOnCall: "maybe" is not known here (there is refuse, defer, allow)',
  ],
  [
    'a rule nobody has',
    'policy: { onCall: defer }\n',
    'f:1:11 policy.onCall: there is no member "onCall" here (there is profile, pauseScope, queues, afterLogin, repeatedLogin, extensionInUse, unknownAgent, logoutOnCall, logoutWhileRinging, logoutWhileLoggedOut, queueLogoutWhenNotIn, supervisorLogout, …)',
  ],
  [
    'a use nobody knows',
    'reasonCodes: [{ code: "7", uses: [Ready] }]\n',
    'f:1:35 reasonCodes[0].uses[0]: "Ready" is not known here (there is NotReady, LoggedOut)',
  ],
  [
    'a state misspelt',
    agents('{ id: a, password: "", extension: "1", state: Redy }'),
    'f:2:51 agents[0].state: "Redy" is not known here (did you mean "Ready"?)',
  ],
  [
    'a state that contradicts the rest',
    agents('{ id: a, password: "", extension: "1", state: Ready }'),
    'f:2:51 agents[0].state: is Ready, and by queues, pauses and calls the agent is LoggedOut: let them agree, or leave the state out',
  ],

  ['an alias to itself', 'agents: &a\n  - *a\n', 'f:2:5 agents[0]: the alias *a stands for a value that it is part of'],
  ['an alias to nothing', 'agents: *a\n', 'f:1:9 agents: there is no anchor &a before the alias'],
  [
    'a mistake in what an alias stands for',
    `queues: [{ id: sales }]\n${agents('{ id: a, password: "", extension: "1", defaultQueues: &d [x] }', '{ id: b, password: "", extension: "1", defaultQueues: *d }')}`,
    ...[0, 1].map((n) => `f:3:63 agents[${n}].defaultQueues[0]: there is no queue "x" (there is sales)`),
  ],

  ['a tab', 'agents:\n\t- id: "1"\n', 'f:2:1: tabs are not allowed as indentation: indent with blanks'],
  [
    'a line that stands out',
    'agents:\n  - id: "1"\n password: "x"\n',
    'f:3:1: all mapping items must start at the same column: let the lines of one list or mapping begin in the same column',
  ],
  [
    'a colon in a value',
    'queues:\n  - name: Sales: west\n',
    'f:2:11: nested mappings are not allowed in compact mappings: begin it on a line of its own, or put a value with a colon in quotes',
  ],
  [
    'a quote that is not closed',
    'agents: "\n',
    'f:2:1: missing closing "quote: is a bracket, a comma, a quote or a blank left out?',
  ],
  ['two documents', 'agents: []\n---\nqueues: []\n', 'f:2:1: a second document starts here: one is all there may be'],
  [
    'a function',
    'agents: !!js/function "function () {}"\n',
    'f:1:9: unresolved tag: tag:yaml.org,2002:js/function: leave the tag out',
  ],
  ['a tag of its own', 'agents: !floor []\n', 'f:1:9: unresolved tag: !floor: leave the tag out'],
  [
    'a date',
    'agents: !!timestamp 2001-01-01\n',
    'f:1:9: unresolved tag: tag:yaml.org,2002:timestamp: leave the tag out',
  ],
  ['a directive', '%FLOOR 1\n---\nagents: []\n', 'f:1:1: unknown directive %FLOOR: leave it out'],
  ['a word behind JSON', '{"agents": []} x', `f:1:16: unexpected scalar at node end: ${FORBIDDEN}`],
  [
    'a bracket behind JSON',
    '{"agents": []}}',
    `f:1:15: unexpected flow-map-end token in YAML stream: "}": ${FORBIDDEN}`,
  ],
  ['a control character', 'agents: "\u0007"', 'f:1:10: the control character U+0007 stands here: is this a text file?'],
  [
    'CRLF before the mistake',
    'queues: []\r\nagents:\r\n  - 7\r\n',
    'f:3:5 agents[0]: is the number 7, and a mapping is wanted',
  ],
  ['brackets a hundred thousand deep', '['.repeat(100_000), 'f:1:65: this is nested too deeply: no part of a floor is'],
  ['lists a hundred thousand deep', '- '.repeat(100_000), 'f:1:128: this is nested too deeply: no part of a floor is'],
];

for (const [name, text, ...says] of MISTAKES)
  test(`a floor file with ${name} is refused`, () => {
    assert.deepEqual(mistakesIn(text), says);
  });
