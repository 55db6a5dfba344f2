// Calls: one interaction from arrival to end, as far as routing and the logout rules need it.

export const CALL_STATES = ['Waiting', 'Offered', 'Answered'] as const;

/** Where a call is. A call that has ended is gone from the Acd; the journal remembers it. */
type CallState = (typeof CALL_STATES)[number];

/** A call at one instant. Changed by `apply` and nothing else. */
export interface Call {
  readonly id: string;
  readonly queueId: string;
  /** The caller's number. */
  readonly from: string;
  /** The number the caller dialled. */
  readonly dialled: string;
  /** Calls are numbered as they arrive, over all queues: the lower one is older. */
  readonly arrival: number;
  state: CallState;
  /** Whom it is offered to, or who answered it. */
  agentId?: string | undefined;
}
