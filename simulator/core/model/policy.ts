// What real ACDs disagree on, as data.
// To add a rule: a field here with what its choices mean, and the one place in the core that reads it.

import type { AgentState } from './agent.ts';

/** Every choice there is, and what each value of it means: what the documents print, and every schema is made of. */
export const CHOICES = {
  pauseScope: {
    about: 'What is paused when an agent goes NotReady',
    agent: 'the agent, in every queue',
    membership: 'the queue logins that are named, or all',
  },
  queues: {
    about: 'Which queues an agent can log in to',
    chosen: 'any that the login names; one that names none is refused',
    assigned: 'those assigned to the agent; one that names none goes to all of them',
    both: 'any that the login names; one that names none goes to those assigned',
  },
  afterLogin: {
    about: 'How a login finds the agent',
    NotReady: 'NotReady',
    Ready: 'Ready',
    asAsked: 'Ready, unless the login asks to be paused',
  },
  repeatedLogin: {
    about: 'A login to queues that the agent is in already, all of them',
    refuse: 'is refused',
    ignore: 'is done, and changes nothing',
  },
  extensionInUse: {
    about: 'A login at the extension of somebody who is logged in',
    refuse: 'is refused',
    takeOver: 'logs the other one out',
  },
  unknownAgent: {
    about: 'Somebody who does not exist',
    refuse: 'is refused as unknown',
    asNotLoggedIn: 'is refused as not logged in, but for a login',
    create: 'is refused as not logged in, and a login makes the agent',
  },
  logoutOnCall: {
    about: 'A logout while the agent has a call',
    refuse: 'is refused',
    defer: 'is accepted, and done when the call is over',
    allow: 'is done; a call that was answered goes on',
  },
  logoutWhileRinging: {
    about: 'A call that rings at an agent who may log out of its queue',
    withdraw: 'goes back to the queue',
    ringsOn: 'rings on',
  },
  logoutWhileLoggedOut: {
    about: 'A logout of somebody who is logged out',
    refuse: 'is refused',
    ignore: 'is done, and changes nothing',
  },
  queueLogoutWhenNotIn: {
    about: 'A logout of a queue that the agent is not in, but in another',
    refuse: 'is refused',
    ignore: 'is done, and changes nothing',
  },
  supervisorLogout: {
    about: 'A logout by a supervisor',
    asAgent: 'follows the same rules as the agent’s own',
    always: 'is done from every state, on a call too, without a reason',
  },
  stateChangeWhileLoggedOut: {
    about: 'Going Ready or NotReady while logged out',
    refuse: 'is refused',
    ignore: 'is done, and changes nothing',
    logsIn: 'logs in, to the queues named or assigned',
  },
  stateChangeOnCall: {
    about: 'Going Ready or NotReady, and a login, while the agent has a call',
    refuse: 'is refused',
    allow: 'is done, and shows as the agent’s state when the call is over',
  },
  repeatedState: {
    about: 'Going to the state that the agent is in, for the same reason',
    refuse: 'is refused',
    ignore: 'is done, and nobody is told',
    tell: 'is done, and told again',
  },
  logoutReason: {
    about: 'The reason of a logout',
    optional: 'may be given',
    required: 'must be given',
    whereListed: 'must be given where the administrator has listed reasons for it',
  },
  notReadyReason: {
    about: 'The reason for going NotReady',
    optional: 'may be given',
    required: 'must be given',
    whereListed: 'must be given where the administrator has listed reasons for it',
  },
  unknownReason: {
    about: 'A reason that is not listed for its use',
    refuse: 'is refused',
    accept: 'is taken',
  },
  afterNoAnswer: {
    about: 'An agent at whom a queue’s call has rung until its time was up goes',
    Ready: 'to be Ready, or as he was',
    NotReady: 'NotReady',
    LoggedOut: 'out of all queues',
  },
  afterCall: {
    about: 'When an answered call is over, the agent goes',
    Ready: 'to be Ready again, or NotReady where that was asked meanwhile',
    AfterCallWork: 'into after-call work',
  },
  outcome: {
    about: 'What a connector hears at once',
    immediate: 'what became of its Command',
    later: 'that it is accepted; what became of it, later',
  },
} as const;

type Choices = typeof CHOICES;

/** What one of the choices can be. */
export type Choice<C extends keyof Choices> = Exclude<keyof Choices[C], 'about'>;

/** Whose rules there are: the named sets of choices, which stand in `profiles.ts`. */
export const PROFILE_NAMES = [
  'opencti',
  'finesse-cce',
  'finesse-ccx',
  'reason-required',
  'asterisk',
  'freeswitch',
  'wazo',
  'kazoo',
  'yeastar',
  'refuses-in-body',
] as const;

export type ProfileName = (typeof PROFILE_NAMES)[number];

/** All that is chosen. */
export type PolicyChoices = { readonly [C in keyof Choices]: Choice<C> } & {
  /** From which states, no call in progress, a logout is allowed. */
  readonly logoutFrom: readonly Exclude<AgentState, 'LoggedOut' | 'Busy'>[];
  /** How long a queue's call rings at an agent, in milliseconds; 0: until somebody gives up. */
  readonly ringTimeoutMs: number;
  /** How long after-call work lasts before it ends by itself, in milliseconds; 0: until the agent ends it. */
  readonly wrapUpMs: number;
  /** How much later an outcome comes, where it does, in milliseconds of ACD time. */
  readonly outcomeDelayMs: number;
};

/** The choices that count, and the profile that they are, or began as. */
export type Policy = PolicyChoices & { readonly profile: ProfileName };

/** The words that each choice takes, by its name. */
export const CHOICE_WORDS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(CHOICES).map(([choice, { about: _about, ...meanings }]) => [choice, Object.keys(meanings)]),
);

/** What `choice` can be, in the order in which it is told. */
export const valuesOf = <C extends keyof Choices>(choice: C): readonly Choice<C>[] =>
  CHOICE_WORDS[choice] as readonly Choice<C>[];
