// The named sets of choices: how the ACDs that people have choose, and where that is known from.

import { type Policy, type PolicyChoices, PROFILE_NAMES, type ProfileName } from './policy.ts';

const opencti: PolicyChoices = {
  pauseScope: 'agent',
  queues: 'both',
  afterLogin: 'NotReady',
  repeatedLogin: 'refuse',
  extensionInUse: 'refuse',
  unknownAgent: 'refuse',
  logoutFrom: ['NotReady', 'Ready', 'AfterCallWork'],
  logoutOnCall: 'refuse',
  logoutWhileRinging: 'withdraw',
  logoutWhileLoggedOut: 'refuse',
  queueLogoutWhenNotIn: 'refuse',
  supervisorLogout: 'asAgent',
  stateChangeWhileLoggedOut: 'refuse',
  stateChangeOnCall: 'refuse',
  repeatedState: 'refuse',
  logoutReason: 'optional',
  notReadyReason: 'optional',
  unknownReason: 'refuse',
  ringTimeoutMs: 0,
  afterNoAnswer: 'NotReady',
  afterCall: 'AfterCallWork',
  wrapUpMs: 0,
  outcome: 'immediate',
  outcomeDelayMs: 50,
};

const finesse: PolicyChoices = {
  ...opencti,
  logoutFrom: ['NotReady'],
  repeatedLogin: 'ignore',
  supervisorLogout: 'always',
  stateChangeOnCall: 'allow',
  logoutReason: 'whereListed',
  notReadyReason: 'whereListed',
};

const asterisk: PolicyChoices = {
  ...opencti,
  pauseScope: 'membership',
  afterLogin: 'asAsked',
  unknownAgent: 'create',
  logoutOnCall: 'allow',
  logoutWhileRinging: 'ringsOn',
  stateChangeOnCall: 'allow',
  repeatedState: 'tell',
  unknownReason: 'accept',
  afterNoAnswer: 'Ready',
  afterCall: 'Ready',
};

/** Each with what it is, and the sources of its choices. */
export const PROFILE_TABLE = {
  opencti: {
    choices: opencti,
    about: 'what Pega’s OpenCTI pages ask for: a queue login, and no more',
    sources: ['Pega’s help pages of LogoutAgent and its siblings; what they leave open is chosen as the strictest'],
  },
  'finesse-cce': {
    choices: finesse,
    about: 'Cisco Finesse over Unified CCE',
    sources: [
      'Cisco’s Finesse developer guide, 12.5: who may go where; a LOGIN while logged in is accepted; during a call a change of state is pending; reasons are demanded where they are configured; a supervisor logs out from any logged-in state',
    ],
  },
  'finesse-ccx': {
    choices: { ...finesse, logoutFrom: ['NotReady', 'Ready'], extensionInUse: 'takeOver' },
    about: 'Cisco Finesse over Unified CCX',
    sources: [
      'the same guide: an agent may log out from READY too; an extension is taken over by whoever logs in there last',
    ],
  },
  'reason-required': {
    choices: { ...opencti, logoutReason: 'required', notReadyReason: 'required' },
    about: 'opencti whose administrator wants a reason for everything',
    sources: ['a setting that every vendor’s administration has'],
  },
  asterisk: {
    choices: asterisk,
    about: 'Asterisk’s queues, as its Manager Interface shows them',
    sources: [
      'recordings of an Asterisk 22: a pause is a member’s; whoever is not known is added; a member may be removed during a call, and a phone rings on; pausing again is told again; any text is a reason; there is no after-call work',
    ],
  },
  freeswitch: {
    choices: {
      ...opencti,
      queues: 'assigned',
      afterLogin: 'asAsked',
      repeatedLogin: 'ignore',
      logoutOnCall: 'allow',
      logoutWhileLoggedOut: 'ignore',
      queueLogoutWhenNotIn: 'ignore',
      stateChangeWhileLoggedOut: 'logsIn',
      stateChangeOnCall: 'allow',
      repeatedState: 'tell',
      unknownReason: 'accept',
      afterNoAnswer: 'Ready',
      afterCall: 'Ready',
    },
    about: 'FreeSWITCH’s mod_callcenter, which never says no',
    sources: [
      'a recorded FreeSWITCH 1.11.2: an agent’s status can be set from any to any at any time, on a call too, and is told again each time; a logout takes the call back that rings; tiers assign queues; a status with which somebody comes in is Available or On Break',
    ],
  },
  wazo: {
    choices: {
      ...opencti,
      queues: 'assigned',
      afterLogin: 'Ready',
      unknownAgent: 'asNotLoggedIn',
      logoutOnCall: 'allow',
      queueLogoutWhenNotIn: 'ignore',
      stateChangeOnCall: 'allow',
      repeatedState: 'ignore',
      unknownReason: 'accept',
      afterCall: 'Ready',
    },
    about: 'Wazo’s agentd',
    sources: [
      'the source of wazo-agentd: a logoff answers 409 to whoever is not logged in or not known; a queue that was left before is left again without a word; a login is to the agent’s queues, and unpauses',
    ],
  },
  kazoo: {
    choices: {
      ...opencti,
      afterLogin: 'Ready',
      repeatedLogin: 'ignore',
      logoutOnCall: 'defer',
      logoutWhileLoggedOut: 'ignore',
      queueLogoutWhenNotIn: 'ignore',
      stateChangeWhileLoggedOut: 'ignore',
      stateChangeOnCall: 'allow',
      repeatedState: 'ignore',
      unknownReason: 'accept',
    },
    about: '2600Hz Kazoo’s acdc',
    sources: [
      'the source of acdc: a logout of whoever is logged out is answered 200 and nothing is done; on a call a logout waits, as pauses do; a queue login is an edit of the memberships',
    ],
  },
  yeastar: {
    choices: {
      ...asterisk,
      unknownAgent: 'refuse',
      logoutWhileRinging: 'withdraw',
      repeatedState: 'ignore',
    },
    about: 'Yeastar P-Series',
    sources: [
      'Yeastar’s API guide: the queue is named in every login and logout, and a pause is of that queue; refusals come as 200 with an error code; what happens during a call is as in the Asterisk underneath',
    ],
  },
  'refuses-in-body': {
    choices: opencti,
    about: 'opencti whose refusals come as 200, and only the body says no',
    sources: ['the HTTP interfaces of several vendors'],
  },
} as const satisfies Record<ProfileName, { choices: PolicyChoices; about: string; sources: readonly string[] }>;

export const PROFILES = Object.fromEntries(
  PROFILE_NAMES.map((profile) => [profile, { profile, ...PROFILE_TABLE[profile].choices }]),
) as Readonly<Record<ProfileName, Policy>>;

export const DEFAULT_PROFILE: ProfileName = 'opencti';
