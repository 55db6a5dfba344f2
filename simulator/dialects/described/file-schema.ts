// The notation of a switch that is described in a file: what it takes, as schemas, of which the JSON Schema for editors is made.

import { z } from 'zod';
import { AGENT_STATES } from '../../core/model/agent.ts';
import { PROFILE_NAMES } from '../../core/model/policy.ts';
import { AGENT_REJECTIONS } from '../../core/rejection.ts';
import { ANSWER_WORDS } from '../../faults/fault.ts';
import { FORMAT_NAMES } from './formats.ts';

/** Where a value stands in a request: `body.data.status`, `path.id`, `query.queue_id`, `header.x-agent`. */
const place = z
  .string()
  .regex(
    /^((path|query|header)(\.[\w-]+)+|body(\.@?[\w:-]+)*)$/,
    'takes a place such as body.data.status, path.id, query.queue or header.x-agent',
  )
  .meta({
    id: 'place',
    description:
      'Where it stands in the request: body.data.status, path.id, query.queue_id, header.x-agent. In XML the root is the first step, body.User.state, and an attribute is body.User.@id; of a text, body is all of it.',
  });

/** One place, or several, of which the first that holds something counts. */
const argument = z.union([place, z.array(place).min(1)]);

/** What an operation can be told. */
const ARGUMENTS = ['agent', 'queue', 'reason', 'password', 'extension', 'paused', 'url', 'subscription'] as const;

export type Argument = (typeof ARGUMENTS)[number];

/** What a route can have the ACD do, or read. */
export const OPERATIONS = {
  login: 'the agent logs in, to the queue that is named or to those of the ACD’s choice',
  logout: 'the agent logs out, of the queue that is named or of all',
  queueLogin: 'the agent logs in to the queue that is named, and to no other',
  queueLogout: 'the agent logs out of the queue that is named, and of no other',
  ready: 'the agent is Ready',
  notReady: 'the agent is NotReady',
  afterCallWork: 'the agent is in after-call work',
  readAgent: 'an agent, as the ACD holds him',
  readAgents: 'all agents',
  readQueue: 'a queue, and who is logged in to it',
  subscribe: 'events go to the webhook at the url that is named: those of the agent that is named, or of all',
  unsubscribe: 'events go no more to the webhook at the url, or of the subscription, that is named',
} as const;

export type Operation = keyof typeof OPERATIONS;

/** What operations cannot do without. */
export type Needed = 'agent' | 'queue' | 'url' | 'subscription';

/** Without which arguments an operation cannot be done; of each row any one will do. */
export function needsOf(operation: Operation): readonly (readonly [Needed, ...Needed[]])[] {
  switch (operation) {
    case 'readAgents':
      return [];
    case 'readQueue':
      return [['queue']];
    case 'queueLogin':
    case 'queueLogout':
      return [['agent'], ['queue']];
    case 'subscribe':
      return [['url']];
    case 'unsubscribe':
      return [['subscription', 'url']];
    default:
      return [['agent']];
  }
}

const operation = z.enum(Object.keys(OPERATIONS) as [Operation, ...Operation[]]);

/** A tree whose leaves may be templates: `{{ agent.id }}`; a leaf that is one output alone keeps its type. */
const body = z.unknown().meta({
  id: 'tree',
  description: 'What is answered: a tree. A leaf that is one output, "{{ agent.paused }}", keeps its type.',
});

const format = z.enum(FORMAT_NAMES);

const answer = z
  .strictObject({
    status: z.int().min(200).max(599).describe('The status of HTTP.'),
    headers: z.record(z.string(), z.string()).optional().describe('Headers besides those of every answer; templates.'),
    body: body.optional(),
    as: format.optional().describe('What the body is written in; absent: as answers says.'),
  })
  .meta({ id: 'answer', description: 'What is answered.' });

/** How a refusal is answered: by an answer, as another refusal is, or as if all were well. */
const refusal = z.union([z.enum(['done', ...AGENT_REJECTIONS] as const), answer]).meta({
  id: 'refusal',
  description:
    'An answer; the name of another refusal, which is answered like that; or done: silently, as if all were well.',
});

export type Refusal = z.infer<typeof refusal>;

const refusals = z.partialRecord(z.enum(AGENT_REJECTIONS as unknown as [string, ...string[]]), refusal);

const route = z
  .strictObject({
    do: z
      .union([
        operation,
        z.strictObject({
          of: place,
          is: z.record(z.string(), operation).describe('What each word that can stand there has it do.'),
        }),
      ])
      .describe('What it has the ACD do; or a place, and what each word that can stand there has it do.'),
    take: z
      .partialRecord(z.enum(ARGUMENTS), argument)
      .optional()
      .describe('Where the arguments stand; {agent} and {queue} in the path need not be named again.'),
    require: z.array(place).optional().describe('What must stand in the request, though it is of no use here.'),
    answer: answer.describe('How it is answered when it is done.'),
    accepted: answer
      .optional()
      .describe('How it is answered when it is accepted for later; absent: as when it is done.'),
    refusals: refusals.optional().describe('How this route refuses, where that is not as the others do.'),
  })
  .meta({ id: 'route', description: 'A method and a path, and what comes of a request for it.' });

export type RouteText = z.infer<typeof route>;

/** What a route does: one operation, or one for each word that stands in its place; in the order of the file. */
export const operationsOf = ({ do: what }: RouteText): readonly Operation[] =>
  typeof what === 'string' ? [what] : Object.values(what.is);

const pattern = z
  .strictObject({
    pattern: z.string().describe('A regular expression that fits all of a value.'),
    longest: z.int().min(1).max(1024).describe('In bytes.'),
  })
  .meta({ id: 'pattern', description: 'Which values a field takes.' });

/** What can be told of, as it happens. */
export const TOLD = {
  LoggedIn: 'an agent has logged in',
  LoggedOut: 'an agent has logged out of the last queue',
  QueueLoggedIn: 'an agent has logged in to one more queue; where the file has no LoggedIn, to any queue',
  QueueLoggedOut:
    'an agent has logged out of a queue, and another is left; where the file has no LoggedOut, of any queue',
  StateChanged: 'an agent is in another state',
  Done: 'what was accepted for later is done',
  Refused: 'what was accepted for later is refused',
} as const;

export type Told = keyof typeof TOLD;

const events = z.strictObject({
  websocket: z
    .strictObject({
      path: z
        .string()
        .regex(/^\/(?!\/)/, 'takes a path, which begins with a slash: host and port are the simulator’s own')
        .describe('Where the WebSocket is opened.'),
      agent: place
        .optional()
        .describe('Where the id of the agent stands of whom alone is told; absent, or nothing there: of all.'),
    })
    .optional()
    .describe('Where clients listen.'),
  webhook: z
    .strictObject({
      headers: z
        .record(z.string(), z.string())
        .optional()
        .describe('Headers besides those of every request; templates.'),
    })
    .optional()
    .describe(
      'Events are posted to whoever subscribed with a url; to this machine, or a host that --allow-host names, alone. Absent: to nobody.',
    ),
  as: format.optional().describe('What events are written in; absent: as answers says.'),
  tell: z
    .partialRecord(z.enum(Object.keys(TOLD) as [Told, ...Told[]]), body)
    .describe('What is told, by what has happened.'),
});

const words = Object.fromEntries(ANSWER_WORDS.map((word) => [word, answer])) as Record<
  (typeof ANSWER_WORDS)[number],
  typeof answer
>;

export const switchFile = z.strictObject({
  switch: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, 'takes lower case letters, digits and hyphens')
    .describe('Its name.'),
  format: z.literal(1).describe('The version of this notation.'),
  title: z.string().min(1).describe('What people call it.'),
  provenance: z
    .strictObject({
      source: z.string().min(1).describe('Where it is known from.'),
      evidence: z
        .enum(['source', 'documentation', 'recording', 'memory'])
        .describe(
          'What that is: its source was read, its documentation was, it was recorded, or somebody remembers it.',
        ),
      date: z.iso.date('takes a day such as 2026-11-28').describe('When that was looked at.'),
    })
    .describe('A certificate is worth no more than this.'),
  profile: z.enum(PROFILE_NAMES).describe('Whose rules its ACD follows.'),
  port: z.int().min(0).max(65_535).default(0).describe('Where it is found by custom; 0: anywhere.'),
  token: z
    .strictObject({
      in: z
        .string()
        .regex(/^(header|query)\.[\w-]+$/, 'takes header.NAME or query.NAME')
        .describe('Where it stands.'),
      prefix: z.string().optional().describe('What stands before it: "Bearer ".'),
      refused: answer.describe('What is answered to whoever shows none, or another.'),
    })
    .optional()
    .describe('What a client shows to be let in; absent: nothing.'),
  ids: z
    .partialRecord(z.enum(['agent', 'queue', 'reason', 'password', 'extension', 'name']), pattern)
    .optional()
    .describe('Which values its messages can carry; digits alone where nothing is said.'),
  takes: z
    .enum([...FORMAT_NAMES, 'nothing'])
    .default('json')
    .describe('What the bodies of requests are.'),
  answers: format
    .default('json')
    .describe('What bodies of answers are written in; where that is json, a body that is a text is sent as text.'),
  words: z
    .partialRecord(z.enum(AGENT_STATES), z.string())
    .optional()
    .describe('What it calls the states: {{ agent.word }}.'),
  routes: z
    .record(
      z
        .string()
        .regex(
          /^(GET|PUT|POST|DELETE) (\/([\w.~-]+|\{\w+\}))+$/,
          'a route is a method and a path, of fixed words and {names}: POST /agents/{agent}/logoff',
        ),
      route,
    )
    .describe('What it can be asked, by method and path.'),
  refusals: refusals.describe('How it refuses, by why.'),
  says: z
    .string()
    .regex(/^@?[\w:-]+(\.@?[\w:-]+)*$/, 'takes a place such as error or data.message')
    .optional()
    .describe('Where the words for a person stand in the body of a refusal; in XML the root is the first step.'),
  otherRefusals: answer.describe('How it refuses what has no row above.'),
  malformed: answer.describe(
    'What it says to a request that lacks something, or cannot be done so: {{ fields }}, {{ cause }}.',
  ),
  notFound: answer.describe('What it says to a request for what there is not.'),
  failed: answer.describe('What it says where it fails: where a template of this file does, say.'),
  faults: z.strictObject(words).describe('Its own words for what goes wrong between it and the ACD.'),
  events: events.optional().describe('What it tells of as it happens; absent: nothing.'),
});

export type SwitchFile = z.infer<typeof switchFile>;
export type AnswerText = z.infer<typeof answer>;
