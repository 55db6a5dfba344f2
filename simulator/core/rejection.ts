// Why the ACD refuses: a stable code, the facts, and one plain sentence. No word of any protocol.

import type { AgentState } from './model/agent.ts';

/** The facts of a Rejection: what it is about, as the Command named it. */
export interface RejectionFacts {
  readonly agentId?: string | undefined;
  readonly queueId?: string | undefined;
  readonly callId?: string | undefined;
  readonly extension?: string | undefined;
  readonly reasonCode?: string | undefined;
  readonly state?: AgentState | undefined;
  readonly wanted?: AgentState | undefined;
  /** Whom a call was to go to, as it was dialled. */
  readonly destination?: string | undefined;
  /** Who was to leave a call: an agent's id, or a number. */
  readonly party?: string | undefined;
  /** What would have been right, where that is a list. */
  readonly allowed?: readonly string[] | undefined;
}

const agent = (facts: RejectionFacts): string => `Agent ${facts.agentId}`;

/** Every code there is, and its sentence. The codes are for life: connectors and scenarios lean on them. */
export const REJECTIONS = {
  UnknownAgent: (f: RejectionFacts) => `${agent(f)} does not exist.`,
  WrongCredentials: (f: RejectionFacts) => `The credentials of agent ${f.agentId} are wrong.`,
  UnknownQueue: (f: RejectionFacts) => `Queue ${f.queueId} does not exist.`,
  NoDefaultQueue: (f: RejectionFacts) => `${agent(f)} has no default queue, and the login names none.`,
  QueueNotAssigned: (f: RejectionFacts) => `${agent(f)} is not assigned to queue ${f.queueId}.`,
  NotLoggedIn: (f: RejectionFacts) => `${agent(f)} is not logged in to any queue.`,
  NotLoggedInToQueue: (f: RejectionFacts) => `${agent(f)} is not logged in to queue ${f.queueId}.`,
  AlreadyLoggedIn: (f: RejectionFacts) => `${agent(f)} is already logged in at extension ${f.extension}.`,
  AlreadyInState: (f: RejectionFacts) => `${agent(f)} is already ${f.state}.`,
  TransitionNotAllowed: (f: RejectionFacts) =>
    `${agent(f)} cannot go from ${f.state} to ${f.wanted}: only from ${f.allowed?.join(' or ')}.`,
  ReasonCodeRequired: (f: RejectionFacts) => `A reason code is required for ${f.wanted}.`,
  ReasonCodeUnknown: (f: RejectionFacts) => `Reason code ${f.reasonCode} is not known for ${f.wanted}.`,
  CallInProgress: (f: RejectionFacts) => `${agent(f)} has a call in progress.`,
  LogoutPending: (f: RejectionFacts) => `${agent(f)} has a logout that waits for the end of the call already.`,
  TooManyAgents: (f: RejectionFacts) => `${agent(f)} is not known, and there is no room for one more.`,
  TooManyPending: () => 'Too many requests wait for their outcome already.',
  ExtensionInUse: (f: RejectionFacts) => `Extension ${f.extension} is in use by another agent.`,
  UnknownCall: (f: RejectionFacts) => `Call ${f.callId} does not exist.`,
  DuplicateCall: (f: RejectionFacts) => `Call ${f.callId} exists already.`,
  CallNotOffered: (f: RejectionFacts) => `Call ${f.callId} is not ringing at any agent.`,
  NotOnCall: (f: RejectionFacts) => `${agent(f)} takes no part in call ${f.callId}.`,
  CallNotTalking: (f: RejectionFacts) => `${agent(f)} is not talking on call ${f.callId}.`,
  CallNotHeld: (f: RejectionFacts) => `${agent(f)} does not hold call ${f.callId}.`,
  UnknownDestination: (f: RejectionFacts) => `Nobody can be called at ${f.destination}.`,
  DestinationBusy: (f: RejectionFacts) => `${f.destination} is busy.`,
  NoConsultation: (f: RejectionFacts) => `${agent(f)} consults nobody beside call ${f.callId}.`,
  ConsultationNotAnswered: (f: RejectionFacts) => `Nobody has answered the consultation beside call ${f.callId}.`,
  TooManyParties: (f: RejectionFacts) => `More take part in call ${f.callId} than one who could wait in a queue.`,
  UnknownParty: (f: RejectionFacts) => `${f.party} takes no part in call ${f.callId}.`,
  TooManyCalls: () => 'There is no room for one more call.',
} as const satisfies Record<string, (facts: RejectionFacts) => string>;

export type RejectionCode = keyof typeof REJECTIONS;

export const REJECTION_CODES = Object.keys(REJECTIONS) as readonly RejectionCode[];

/** What only a Command about a call can meet. */
const CALLS_ONLY: readonly RejectionCode[] = [
  ...(['UnknownCall', 'DuplicateCall', 'CallNotOffered', 'NotOnCall', 'CallNotTalking', 'CallNotHeld'] as const),
  ...(['UnknownDestination', 'DestinationBusy', 'NoConsultation', 'ConsultationNotAnswered', 'UnknownParty'] as const),
  'TooManyParties',
  'TooManyCalls',
];

/** What a Command about a call can meet, besides what concerns the agent who gives it. */
export const CALL_REJECTIONS = CALLS_ONLY;

/** What a Command about an agent can meet. */
export const AGENT_REJECTIONS = REJECTION_CODES.filter((code) => !CALLS_ONLY.includes(code));

/** A refusal: a value, never thrown. */
export interface Rejection {
  readonly code: RejectionCode;
  readonly facts: RejectionFacts;
}

/** One plain sentence that tells a person why. */
export function describeRejection(rejection: Rejection): string {
  return REJECTIONS[rejection.code](rejection.facts);
}

const PLACEHOLDERS = {
  agentId: '{agentId}',
  queueId: '{queueId}',
  callId: '{callId}',
  extension: '{extension}',
  reasonCode: '{reasonCode}',
  state: '{state}',
  wanted: '{wanted}',
  destination: '{destination}',
  party: '{party}',
  allowed: ['{allowed}'],
} satisfies Record<keyof RejectionFacts, unknown>;

/** The sentence of `code` with the names of the facts in place of facts. */
export function sentenceOf(code: RejectionCode): string {
  return REJECTIONS[code](PLACEHOLDERS as RejectionFacts);
}
