// How a mutant or variant is made: the reference connector, with a bad habit put over its activities or over its link.
// Habits are made anew at every reset, so what one of them remembers it remembers for one session.

import type { AdapterActivity, AgentStateActivity, CallActivity } from '../connector/activity.ts';
import type { Connector, Declaration, Notifications } from '../connector/connector.ts';
import type { ActivityResult, ClipboardPage } from '../connector/page.ts';
import type { Answer } from '../reference/answer.ts';
import type { CallDeed, CallLink } from '../reference/call-link.ts';
import type { EventLink } from '../reference/event-link.ts';
import reference from '../reference/index.ts';
import type { CtiLink, StateRequest, WantedState } from '../reference/link.ts';
import type { Server } from './bare.ts';

/** One activity on a page: the reference's own, or what is put over it. */
type Act = (page: ClipboardPage) => Promise<ActivityResult>;

/** What is put over one activity; `act` is the reference's. */
export type PageHabit = (page: ClipboardPage, act: Act) => Promise<ActivityResult>;

/** An activity without a habit stays as it is. */
export type PageHabits = Partial<Record<AgentStateActivity | AdapterActivity | CallActivity, PageHabit>>;

/** What is put over handing on an event; `hand` is the reference's. */
type HandHabit = (page: ClipboardPage, hand: (page: ClipboardPage) => void) => void;

/** What is put over activities, and over handing on. */
export type Habits = PageHabits & { readonly handOn?: HandHabit };

/** What is put over requests for a state and for what is done with calls, and over looking. What has no habit goes to the link as it is. */
export type LinkHabits = Partial<
  Record<WantedState, CtiLink['setState']> &
    Record<CallDeed, CallLink['act']> &
    Pick<CtiLink, 'readAgent' | 'readOutcome'> &
    Pick<EventLink, 'listen'> &
    Pick<CallLink, 'readCalls'>
>;

/** Longer than the reference takes for itself, in milliseconds: habits may ask more, and speed is not their fault. */
const LIMIT_MS = 1500;

/**
 * A connector that acts as the reference does, but for its habits, which may `run` any activity of the reference's, and declares what it does but for `capabilities`. The server that
 * they are given has the name of the dialect besides.
 */
export function wrapReference(
  habits: (server: Server, notify: Notifications, run: Connector['invoke']) => Habits,
  capabilities: Declaration['capabilities'] = {},
): () => Connector {
  return () => {
    const inner = rename(reference({ limitMs: LIMIT_MS }), capabilities);
    let begin = (): Habits => ({});
    let current: Habits = {};
    return {
      ...inner,
      initialize(initialization, notify) {
        const { server, dialect } = initialization;
        begin = () => habits({ ...server, dialect }, notify, inner.invoke);
        current = begin();
        const handOn: HandHabit = (page, hand) => (current.handOn ?? ((given) => hand(given)))(page, hand);
        return inner.initialize(initialization, { ...notify, event: (page) => handOn(page, notify.event) });
      },
      invoke(activity, page) {
        const act: Act = (given) => inner.invoke(activity, given);
        const habit = current[activity as keyof PageHabits];
        return habit === undefined ? act(page) : habit(page, act);
      },
      async reset() {
        current = begin();
        await inner.reset();
      },
    };
  };
}

/** A connector whose requests go over the reference's link, but for its habits, and declares what it does likewise. */
export function wrapLink(
  habits: (link: CtiLink) => LinkHabits,
  capabilities: Declaration['capabilities'] = {},
): () => Connector {
  const wrap = (link: CtiLink): CtiLink => {
    let current = habits(link);
    const ask = (request: StateRequest, signal: AbortSignal): Promise<Answer> =>
      (current[request.state] ?? link.setState)(request, signal);
    return {
      words: link.words,
      events: link.events && {
        ...link.events,
        listen: (...given) => (current.listen ?? events(link).listen)(...given),
      },
      calls: link.calls && {
        ...link.calls,
        act: (request, signal) => (current[request.deed] ?? callsOf(link).act)(request, signal),
        readCalls: (agentId, signal) => (current.readCalls ?? callsOf(link).readCalls)(agentId, signal),
      },
      setState: ask,
      readOutcome: (requestId, signal) => (current.readOutcome ?? link.readOutcome)(requestId, signal),
      readAgent: (agentId, signal) => (current.readAgent ?? link.readAgent)(agentId, signal),
      async close() {
        current = habits(link);
        await link.close();
      },
    };
  };
  return () => rename(reference({ wrapLink: wrap, limitMs: LIMIT_MS }), capabilities);
}

/** Nobody should take a mutant or variant for the reference. */
function rename(connector: Connector, capabilities: Declaration['capabilities'] = {}): Connector {
  return {
    ...connector,
    async initialize(...given) {
      const declared = await connector.initialize(...given);
      return { ...declared, name: 'signoff-mutant', capabilities: { ...declared.capabilities, ...capabilities } };
    },
  };
}

const events = ({ events: own }: CtiLink): EventLink => own as EventLink;

/** What a link does with calls: asked for where it does something. */
export const callsOf = ({ calls }: CtiLink): CallLink => calls as CallLink;

export const hasFailed = ({ status }: ActivityResult): boolean => status?.severity === 'Fail';

/** The habit of every activity. */
export const always = (habit: PageHabit): PageHabits => ({
  LoginAgent: habit,
  LogoutAgent: habit,
  SetAgentReady: habit,
  SetAgentNotReady: habit,
});

/** The habit of taking some failures for a success, whatever was asked: those whose message matches. */
export const swallowingAlways = (message: RegExp): PageHabits => always(swallow(message));

const swallow =
  (message: RegExp): PageHabit =>
  async (page, act) => {
    const result = await act(page);
    return hasFailed(result) && message.test(result.status?.message ?? '') ? { page } : result;
  };

/** The habit of taking some refusals for a success: those whose message matches. */
export const swallowing = (
  message: RegExp,
  activity: AgentStateActivity | CallActivity = 'LogoutAgent',
): PageHabits => ({ [activity]: swallow(message) });
