// Calls and their legs: who takes part in a call, and how. A call that has ended is gone from the Acd; the journal remembers
// it.

/** Who takes part: an agent, or whoever is at a number outside. In a call each is there once. */
export type Party =
  | { readonly agentId: string; readonly number?: undefined }
  | { readonly number: string; readonly agentId?: undefined };

export const LEG_STATES = ['Ringing', 'Talking', 'Held'] as const;

/** `Held`: this party has put the call on hold. */
export type LegState = (typeof LEG_STATES)[number];

/** A party's part in a call. Times are ACD time. Changed by `apply` and nothing else. */
export type Leg = Party & {
  state: LegState;
  /** Since when the state is what it is. */
  since: number;
  /** When it stops ringing by itself; absent: it does not. */
  readonly ringsUntil?: number | undefined;
};

export type CallData = Readonly<Record<string, string>>;

/** A call at one instant. Changed by `apply` and nothing else. */
export interface Call {
  readonly id: string;
  /** The queue that it waits in, or came from. */
  queueId?: string | undefined;
  /** The caller's number. */
  readonly from: string;
  /** What the caller dialled. */
  readonly dialled: string;
  /** Calls are numbered as they begin, or go into a line later, over all queues: the lower one is older. */
  arrival: number;
  /** In the order in which they came. */
  readonly legs: Leg[];
  /** The call beside which an agent made this one, to consult somebody. */
  readonly parentId?: string | undefined;
  data?: CallData | undefined;
  /** When the caller has waited long enough; absent: never. */
  waitsUntil?: number | undefined;
}

export const CALL_STATES = ['Waiting', 'Offered', 'Answered'] as const;

/** Where a call is: with nobody yet, ringing somewhere, or two or more are talking, or hold each other. */
export type CallState = (typeof CALL_STATES)[number];

export function stateOfCall({ legs }: Pick<Call, 'legs'>): CallState {
  if (legs.filter(({ state }) => state !== 'Ringing').length > 1) return 'Answered';
  return legs.some(({ state }) => state === 'Ringing') ? 'Offered' : 'Waiting';
}

/** Whether it stands in the line of its queue. */
export const isWaiting = (call: Call): boolean => call.queueId !== undefined && stateOfCall(call) === 'Waiting';

/** The agents who take part, in the order in which they came. */
export const agentIdsOf = ({ legs }: Pick<Call, 'legs'>): readonly string[] =>
  legs.flatMap(({ agentId }) => agentId ?? []);

export const isParty = (one: Party, other: Party): boolean =>
  one.agentId === other.agentId && one.number === other.number;

export const legOf = ({ legs }: Pick<Call, 'legs'>, party: Party): Leg | undefined =>
  legs.find((leg) => isParty(leg, party));
