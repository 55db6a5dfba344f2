// Where an agent may work and where he does: an assignment is kept while he is logged out, a membership is a queue login.
// Being paused, calls taken and the last call belong to a membership.

/** An agent may serve a queue. Lower levels, positions and penalties come first. */
export interface Assignment {
  readonly queueId: string;
  readonly level: number;
  readonly position: number;
  readonly penalty: number;
}

/** No call of the queue is offered meanwhile. */
export interface Pause {
  readonly reasonCode?: string | undefined;
  /** In ACD time. */
  readonly since: number;
}

/** An agent is logged in to a queue. Times are ACD time. Changed by `apply` and nothing else. */
export interface Membership {
  readonly queueId: string;
  readonly since: number;
  /** Absent: 0. Here and below what is not there takes no room. */
  penalty?: number | undefined;
  /** Absent: 1. */
  level?: number | undefined;
  paused?: Pause | undefined;
  /** The agent is there, and at a device that cannot ring: no call of the queue comes. */
  readonly cannotRing?: true | undefined;
  /** The calls of the queue that were answered and are over. */
  callsTaken?: number | undefined;
  lastCallAt?: number | undefined;
}

/** Whether both are pauses for the same reason, or neither is one. Since when does not matter. */
export const isSamePause = (one: Pick<Pause, 'reasonCode'> | undefined, other: typeof one): boolean =>
  one === undefined || other === undefined ? one === other : one.reasonCode === other.reasonCode;

/** Whether calls of the queue come to an agent who is Ready. */
export const takesCalls = ({
  paused,
  cannotRing,
}: Pick<Membership, 'cannotRing'> & { readonly paused?: unknown }): boolean =>
  paused === undefined && cannotRing === undefined;

/** Whether somebody's part in a call is of this queue login, and not of one before. */
export const isOfLogin = (leg: { readonly since: number }, { since }: Pick<Membership, 'since'>): boolean =>
  leg.since >= since;

/** Whether it makes a difference to whom a call of the queue is offered. */
export const isRanked = ({ level = 1, penalty = 0 }: Membership): boolean => level !== 1 || penalty !== 0;

/** Assignments to `queueIds`, alike but for their order. */
export const assignmentsTo = (queueIds: readonly string[]): readonly Assignment[] =>
  queueIds.map((queueId, index) => ({ queueId, level: 1, position: index + 1, penalty: 0 }));
