// The faults that are active, and those that are used up, for as long as something may wait for them. What becomes of each
// is told to the journal.

import type { Random } from '../core/random.ts';
import type { Journal } from '../engine/journal.ts';
import type { JournalFacts } from '../engine/journal-entry.ts';
import type { createLifetime } from '../net/lifetime.ts';
import type { Act, FaultKind, Match, Stage } from './fault.ts';
import type { FaultOrder } from './order.ts';

type Change = Extract<JournalFacts, { kind: 'fault' }>['what'];

export interface Active {
  readonly id: string;
  readonly kind: FaultKind;
  readonly order: FaultOrder;
  readonly seed: number;
  readonly random: Random;
  readonly act: Act;
  /** Over when nothing may wait for this fault any more. */
  readonly term: ReturnType<typeof createLifetime>;
  used: number;
  callOffExpiry: () => void;
}

/** How many faults that are used up are remembered; what waits for an older one is let go. */
const SPENT_KEPT = 1000;

export type ActiveFaults = ReturnType<typeof createActiveFaults>;

export function createActiveFaults(journal: Pick<Journal, 'append'>) {
  let active: readonly Active[] = [];
  const spent = new Set<Active>();

  const tell = ({ id, kind, order }: Active, what: Change, requestId?: string) =>
    journal.append({ kind: 'fault', faultId: id, fault: kind.kind, label: order.label, what }, requestId);

  function wearOut(one: Active): void {
    active = active.filter((other) => other !== one);
    one.callOffExpiry();
    tell(one, 'spent');
    const [oldest] = spent.add(one);
    if (spent.size > SPENT_KEPT && oldest !== undefined) end(oldest);
  }

  function end(one: Active): void {
    active = active.filter((other) => other !== one);
    spent.delete(one);
    one.callOffExpiry();
    one.term.end();
  }

  return {
    /** In the order in which they were added. */
    get list() {
      return active;
    },
    add(one: Active): void {
      active = [...active, one];
      tell(one, 'added');
    },
    /** Those of some stages that strike, as their dice fall. */
    striking: (stages: readonly Stage[], strikes: (match: Match) => boolean): readonly Active[] =>
      active.filter(
        ({ kind, order: { match, probability }, random }) =>
          stages.includes(kind.stage) && strikes(match) && (probability === 1 || random() < probability),
      ),
    use(some: readonly Active[], requestId?: string): readonly Active[] {
      for (const one of some) {
        one.used += 1;
        tell(one, 'used', requestId);
        if (one.used === one.order.times) wearOut(one);
      }
      return some;
    },
    /** One that is used up as well. */
    find: (id: string): Active | undefined => [...active, ...spent].find((one) => one.id === id),
    takeAway(one: Active, why: Change): void {
      if (active.includes(one)) tell(one, why);
      end(one);
    },
    /** Ends them all, and tells of it where it says why. */
    clear(why?: Change): void {
      if (why !== undefined) for (const one of active) tell(one, why);
      for (const one of [...active, ...spent]) end(one);
    },
  };
}
