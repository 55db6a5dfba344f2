// How far the agent and each call at a device have come, as far as was heard: what is told twice, or late, is no change. It must
// not know dialects.

import type { CallHappening, CallView, News } from './event-link.ts';

/** What is about the agent, or about one call. */
type Change = Extract<News, { type: 'state' | 'call' }>;

/** Of so many calls it is remembered how far they had come. */
const CALLS_KEPT = 100;

/** How far a call has come, where the wire has no numbers. */
const PROGRESS: Readonly<Record<CallHappening, number>> = {
  ...{ Offered: 1, Dialled: 1, Answered: 2, Held: 2, Retrieved: 2, Ended: 3, Abandoned: 3 },
};

export function createHeard() {
  const reached = new Map<string, number>();
  const calls = new Map<string, CallView | undefined>();
  let last: number | undefined;

  /** Whether `subject` had not come so far yet; from now on it has. */
  function advance(subject: string, place: number): boolean {
    if (place <= (reached.get(subject) ?? 0)) return false;
    reached.delete(subject);
    reached.set(subject, place);
    const [oldest] = reached.keys();
    if (reached.size > CALLS_KEPT && oldest !== undefined) reached.delete(oldest);
    return true;
  }

  return {
    /** The highest number of all; undefined where there are none. */
    last: (): number | undefined => last,
    /** Whether it comes behind everything that was heard of the same subject. */
    isNew(change: Change): boolean {
      const { number } = change;
      if (number !== undefined) last = Math.max(last ?? 0, number);
      if (change.type === 'state') return number === undefined || advance('', number);
      return advance(`${change.callId}\n${change.legId ?? ''}`, number ?? PROGRESS[change.happened]);
    },
    callOf: (callId: string): CallView | undefined => calls.get(callId),
    /** Of a call that is over nothing is kept: another may be called the same. */
    keep(callId: string, call: CallView | undefined, happened: CallHappening): void {
      if (happened === 'Ended' || happened === 'Abandoned') calls.delete(callId);
      else calls.set(callId, call);
    },
    /** Numbers begin anew. */
    forget(): void {
      reached.clear();
      last = undefined;
    },
  };
}
