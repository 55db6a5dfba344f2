// What real ACDs disagree on, as data, and the named profiles that choose.
// To add a rule: a field here, and the one place in the core that reads it.

import type { AgentState } from './agent.ts';

/** The choices. Every profile makes all of them. */
export interface Policy {
  /** From which states, no call in progress, a logout is allowed. */
  readonly logoutFrom: readonly Exclude<AgentState, 'LoggedOut' | 'Busy'>[];
  /** What becomes of a logout while the agent has a call. */
  readonly logoutOnCall: 'refuse' | 'defer' | 'allow';
  /** Whether a reason code is demanded. */
  readonly logoutReason: 'optional' | 'required';
  readonly notReadyReason: 'optional' | 'required';
  /** What becomes of a reason code that the administrator has not listed for that use. */
  readonly unknownReason: 'refuse' | 'accept';
  /** Where an agent lands when an answered call ends. */
  readonly afterCall: 'Ready' | 'AfterCallWork';
  /** How long after-call work lasts before the agent is Ready again, in milliseconds; 0: until the agent ends it. */
  readonly wrapUpMs: number;
  /** Whether a connector hears at once what became of its Command, or hears that it is accepted and the outcome later. */
  readonly outcome: 'immediate' | 'later';
  /** How much later, in milliseconds of ACD time. */
  readonly outcomeDelayMs: number;
  /** Whether a refusal shows in the transport's own status, or only in the body of a positive answer. */
  readonly refusalShownIn: 'status' | 'body';
}

const opencti: Policy = {
  logoutFrom: ['NotReady', 'Ready', 'AfterCallWork'],
  logoutOnCall: 'refuse',
  logoutReason: 'optional',
  notReadyReason: 'optional',
  unknownReason: 'refuse',
  afterCall: 'AfterCallWork',
  wrapUpMs: 0,
  outcome: 'immediate',
  outcomeDelayMs: 50,
  refusalShownIn: 'status',
};

/**
 * The named sets of choices. Sources: Pega's OpenCTI pages ask only for a queue login (`opencti`); Cisco's Finesse
 * guide lets UCCE agents log out from NotReady alone, UCCX agents from Ready too; an administrator can make reason
 * codes mandatory; Asterisk's queues let go of a member at any time, take any text for a reason and know no after-call
 * work (`asterisk`); some servers answer 200 and put the refusal in the body.
 */
export const PROFILES = {
  opencti,
  'finesse-cce': { ...opencti, logoutFrom: ['NotReady'] },
  'finesse-ccx': { ...opencti, logoutFrom: ['NotReady', 'Ready'] },
  'reason-required': { ...opencti, logoutReason: 'required', notReadyReason: 'required' },
  asterisk: { ...opencti, logoutOnCall: 'allow', unknownReason: 'accept', afterCall: 'Ready' },
  'refuses-in-body': { ...opencti, refusalShownIn: 'body' },
} as const satisfies Record<string, Policy>;

export type ProfileName = keyof typeof PROFILES;

export const PROFILE_NAMES = Object.keys(PROFILES) as readonly ProfileName[];

export const DEFAULT_PROFILE: ProfileName = 'opencti';
