// What FreeSWITCH's event socket tells of one agent, on a line of its own: his status, the queue calls that come to him, and whether he
// holds them. Every event has a number, which begins anew with the switch. A status that is set again is told again, and a look is told
// of as well, behind whatever was told before it: so it is known from where on all is heard. It must not know pages.

import type { CallHappening, Ear, EventLink, News, ToldState } from '../event-link.ts';
import { mask } from '../mask.ts';
import { isBlank, recordOf } from '../untyped.ts';
import { type EslServer, type Line, openLine } from './esl-connection.ts';
import { lineOf, wordOf } from './esl-reader.ts';
import { abortable, notOfTheProtocol } from './socket.ts';

/** What is told of a queue call at an agent. */
const CALLS: Readonly<Record<string, CallHappening>> = {
  'agent-offering': 'Offered',
  'bridge-agent-start': 'Answered',
  'bridge-agent-end': 'Ended',
  'bridge-agent-fail': 'Abandoned',
};

/** What is told of his channel in a queue call. */
const CHANNELS: Readonly<Record<string, CallHappening>> = { CHANNEL_HOLD: 'Held', CHANNEL_UNHOLD: 'Retrieved' };

const HAPPENINGS = new Map(Object.entries({ ...CALLS, ...CHANNELS }));

/** What tells of a look. */
const LOOK = 'agent-status-get';

/** What says which status an agent has. */
const OF_STATUS = ['agent-status-change', LOOK];

/** What else there is of agents and queues, and is of no concern to a desktop. */
const UNTOLD = /^(agent|member|members)-[a-z-]+$/;

const STATES: readonly string[] = ['LoggedOut', 'Ready', 'NotReady'] satisfies ToldState[];

interface Site {
  /** How an agent is called there. */
  nameOf(agentId: string): string;
  /** What a status is called here, where it has a name. */
  stateOf(status: string): string;
}

export const createEslEvents = (server: EslServer, { nameOf, stateOf }: Site): EventLink => ({
  tellsHeld: true,
  async listen({ agentId }, ear, signal) {
    const own = nameOf(agentId);
    let isListening = false;
    let begin = (): void => undefined;
    const begun = new Promise<void>((resolve) => {
      begin = resolve;
    });

    function onEvent(body: string): void {
      const event = eventIn(body);
      const { 'CC-Action': action, 'CC-Agent': agent = event.variable_cc_agent ?? own } = event;
      const news = agent === own ? newsIn(event, stateOf) : undefined;
      if (news === undefined) ear.drop(body, agent !== own);
      else if (news !== 'nothing') ear.hear(news);
      if (agent === own && action === LOOK) begin();
    }

    const line = openLine(server, undefined, {
      onEvent: (body) => !line.isBroken() && onEvent(body),
      onEnd: () => isListening && ear.lost(),
    });
    try {
      await subscribe({ line, own, ear, begun }, signal);
    } catch (error) {
      line.end();
      throw new Error(mask((error as Error).message, server.password));
    }
    isListening = true;
    return {
      close() {
        isListening = false;
        line.end();
      },
    };
  },
});

interface Subscribing {
  readonly line: Line;
  readonly own: string;
  readonly ear: Ear;
  readonly begun: Promise<void>;
}

/** Resolves when the look is told of. Numbers count from then on: those of a switch that was started anew are lower. */
async function subscribe({ line, own, ear, begun }: Subscribing, signal: AbortSignal): Promise<void> {
  const look = lineOf(`api callcenter_config agent get status ${wordOf(own)}`);
  for (const command of [`event json ${NAMES}`, ...filtersFor(own)]) {
    const { headers } = await abortable(line.ask(lineOf(command)), signal);
    if (!headers['Reply-Text']?.startsWith('+OK')) throw notOfTheProtocol();
  }
  if (ear.after !== undefined) ear.hear({ type: 'gone' });
  const { body } = await abortable(line.ask(look), signal);
  if (body.startsWith('-ERR ')) throw new Error(`The CTI server tells nothing of ${own}: ${body.slice(5).trim()}`);
  await abortable(begun, signal);
}

const NAMES = [...Object.keys(CHANNELS), 'CUSTOM callcenter::info'].join(' ');

/** A value that begins with one of these means something else there: then everybody's events come. */
const filtersFor = (own: string): readonly string[] =>
  /^[+\-/ ]/.test(own) ? [] : ['CC-Agent', 'variable_cc_agent'].map((header) => `filter ${header} ${own}`);

type Event = Readonly<Record<string, string | undefined>>;

/** What it says in text; nothing where it is neither an event of the call center's nor of a channel that it called. */
function eventIn(body: string): Event {
  try {
    const members = Object.entries(recordOf(JSON.parse(body)));
    const event: Event = Object.fromEntries(
      members.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    );
    return event['Event-Subclass'] === 'callcenter::info' || event.variable_cc_side === 'agent' ? event : {};
  } catch {
    return {};
  }
}

/** Undefined where it is of no known kind. The caller's channel is what the call is known by. */
function newsIn(event: Event, stateOf: Site['stateOf']): News | 'nothing' | undefined {
  const {
    'CC-Action': action = event['Event-Name'] ?? '',
    'CC-Agent-Status': status = '',
    'Event-Sequence': sequence,
  } = event;
  const number = sequence === undefined ? undefined : Number(sequence);
  if (OF_STATUS.includes(action)) {
    const state = stateOf(status);
    return isTold(state) ? { type: 'state', state, number, isHeld: true } : 'nothing';
  }
  const { 'CC-Member-Session-UUID': callId = event.variable_cc_member_session_uuid } = event;
  const { 'CC-Member-CID-Number': from = '', 'CC-Member-DNIS': dialled = '' } = event;
  const happened = HAPPENINGS.get(action);
  if (happened === undefined || callId === undefined || isBlank(callId))
    return UNTOLD.test(action) ? 'nothing' : undefined;
  if (Object.hasOwn(CHANNELS, action)) return { type: 'call', happened, callId, number };
  return { type: 'call', happened, callId, number, call: { kind: 'INBOUND', from, dialled, other: from } };
}

const isTold = (state: string): state is ToldState => STATES.includes(state);
