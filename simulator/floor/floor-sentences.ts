// What a snapshot contradicts itself in, as a sentence that says what would be right. One row for each code of the core's.

import type { Snapshot } from '../core/snapshot.ts';
import type { SnapshotProblem, SnapshotProblemCode } from '../core/snapshot-problems.ts';
import { suggest } from '../yaml/shape-issue.ts';

type Sentence = (problem: SnapshotProblem, snapshot: Snapshot) => string;

const q = (text = ''): string => JSON.stringify(text);
const idsOf = (records: readonly { readonly id: string }[]): string[] => records.map(({ id }) => id);

export const SENTENCES: Readonly<Record<SnapshotProblemCode, Sentence>> = {
  UnknownQueue: ({ value }, { queues }) => `there is no queue ${q(value)} ${suggest(value, idsOf(queues))}`,
  UnknownAgent: ({ value }, { agents }) => `there is no agent ${q(value)} ${suggest(value, idsOf(agents))}`,
  UnknownCall: ({ value }, { calls }) => `there is no call ${q(value)} ${suggest(value, idsOf(calls))}`,
  DuplicateCall: ({ value }) => `${q(value)} is listed before: choose one that is not taken`,
  ListedTwice: ({ value }) => `${q(value)} is in this list already: name it once`,
  StateContradicts: ({ value, other }) =>
    `is ${value}, and by queues, pauses and calls the agent is ${other}: let them agree, or leave the state out`,
  ExtensionInUse: ({ value, other }) => `agent ${q(other)} is logged in at extension ${q(value)}: give another one`,
  ReasonNotExpected: ({ other }) => `a reason goes with NotReady and LoggedOut, not with ${other}: leave it out`,
  DeferralNotExpected: ({ other }) => `only a Busy agent's logout waits, not one's who is ${other}: leave it out`,
  EndNotExpected: ({ other }) => `only after-call work ends by itself, not ${other}: leave it out`,
  PartyTwice: ({ value, other }) => `${q(value)} takes part in call ${q(other)} already: list everybody once`,
  TalksTwice: ({ value, other }) => `agent ${q(value)} is talking on call ${q(other)} already: let one of them be Held`,
  PartyNeeded: ({ value }) => `call ${q(value)} waits in no queue, and has fewer than two who take part: list both`,
  NotIdle: ({ value, other }) => `agent ${q(value)} is not Ready in ${q(other)}: leave the agent out of this line`,
  IdleMissing: ({ value, other }) =>
    `agent ${q(value)} is Ready in ${q(other)}, and missing here: add the agent, or leave the whole line out`,
  NotWaiting: ({ value, other }) => `call ${q(value)} does not wait in ${q(other)}: leave it out of this line`,
  WaitingMissing: ({ value, other }) =>
    `call ${q(value)} waits in ${q(other)}, and is missing here: add it, or leave the whole line out`,
  OutOfOrder: ({ value }) => `call ${q(value)} arrived before the one in front of it: list the older call first`,
  ArrivalTaken: ({ value, other }) => `call ${q(other)} has arrival ${value} too: number them as they arrived`,
  ArrivalNotCounted: ({ value, other }) => `arrival ${value} is more than the ${other} arrivals there were`,
  WaitsBesideIdle: ({ value, other }) =>
    `call ${q(value)} waits here while agent ${q(other)} is idle, and would have got it: offer it, or let nobody be idle`,
  DuplicateRequest: ({ value }) => `${q(value)} is listed before: choose one that is not taken`,
};
