// The registry of the faults: ordered, listed, expired and taken away by whoever runs the simulator. It acts on nothing but
// the ports by itself: dialects and the ACD ask.

import type { Decider } from '../core/decide.ts';
import { createRandom } from '../core/random.ts';
import type { Clock } from '../engine/clock.ts';
import type { Journal } from '../engine/journal.ts';
import { Failure } from '../net/failure.ts';
import { createLifetime } from '../net/lifetime.ts';
import { type Active, createActiveFaults } from './active-faults.ts';
import type { ActiveFault, Expiry, FaultKind } from './fault.ts';
import { FAULT_KINDS } from './index.ts';
import { createInjector, faultsBefore } from './injector.ts';
import { refuseTooMuch } from './load.ts';
import { overlap } from './matching.ts';
import { type FaultOrder, faultOrder, readOrder } from './order.ts';
import { refuseUnserved, refuseWithoutTls, type ServedDialect } from './validate-match.ts';

/** `seed` is that of the dice of every fault that brings none of its own. */
export function createFaults({ clock, journal }: { clock: Clock; journal: Pick<Journal, 'append'> }, seed: number) {
  const faults = createActiveFaults(journal);
  const served: ServedDialect[] = [];
  let numbered = 0;
  let expiring: Promise<void> = Promise.resolve();

  /** Ports are closed and opened, and show certificates, as the faults say that are active now. */
  async function settlePorts(): Promise<void> {
    const acting = ({ name }: ServedDialect) =>
      faults.list.filter(({ order }) => (order.match.dialect ?? name) === name).map(({ act }) => act);
    await Promise.all(
      served.map((dialect) => {
        const acts = acting(dialect);
        dialect.distrust?.(acts.some(({ distrust }) => distrust));
        return dialect.refuse(acts.some(({ refuse }) => refuse));
      }),
    );
  }

  async function takeAway(one: Active, why: 'removed' | 'expired'): Promise<void> {
    faults.takeAway(one, why);
    if (one.kind.stage === 'port') await settlePorts();
  }

  function expire(one: Active): void {
    expiring = takeAway(one, 'expired');
    expiring.catch(() => undefined); // told to whoever asks whether it is settled
  }

  return {
    order: faultOrder,
    kinds: FAULT_KINDS,
    injector: createInjector(faults),
    /** The ACD with the faults before it. */
    before: (decider: Decider): Decider => faultsBefore(decider, faults),
    /** From now on faults can be ordered for this dialect. */
    serve: (dialect: ServedDialect): void => void served.push(dialect),
    async add(body: unknown): Promise<ActiveFault> {
      const { order, kind } = readOrder(body);
      refuseUnserved(order.match, served);
      refuseConflicts(kind, order, faults.list);
      const one = make(kind, order, { id: `fault-${numbered + 1}`, seed: order.seed ?? seed });
      refuseWithoutTls(one, order.match, served);
      refuseTooMuch(one, faults.list);
      numbered += 1;
      faults.add(one);
      one.callOffExpiry = whenOver(order.expires, clock, () => expire(one));
      if (kind.stage === 'port') await settlePorts();
      return view(one);
    },
    list: () => faults.list.map(view),
    async remove(id: string): Promise<void> {
      const one = faults.find(id);
      if (one === undefined) throw new Failure('UnknownFault', `There is no fault ${id}.`);
      await takeAway(one, 'removed');
    },
    async clear(): Promise<void> {
      faults.clear('removed');
      await settlePorts();
    },
    settled: () => expiring,
    /** Ends them all; the ports stay as they are. */
    stop: () => faults.clear(),
  };
}

function make(kind: FaultKind, order: FaultOrder, { id, seed }: Pick<Active, 'id' | 'seed'>): Active {
  const random = createRandom(seed);
  const act = kind.act(order.settings, random);
  return { id, kind, order, seed, random, act, term: createLifetime(), used: 0, callOffExpiry: () => undefined };
}

/** Calls `isOver` once, when it expires; the answer calls that off. */
function whenOver(expires: Expiry | undefined, clock: Clock, isOver: () => void): () => void {
  if (expires === undefined) return () => undefined;
  if (expires.clock === 'acd') return clock.schedule(clock.now() + expires.afterMs, isOver);
  const timer = setTimeout(isOver, expires.afterMs);
  return () => clearTimeout(timer);
}

function refuseConflicts(kind: FaultKind, { match }: FaultOrder, active: readonly Active[]): void {
  const other = active.find((one) => contradict(one.kind, kind) && overlap(one.order.match, match));
  if (other === undefined) return;
  throw new Failure(
    'FaultConflict',
    `${kind.kind} contradicts ${other.id} (${other.kind.kind}), which says what becomes of the same requests.`,
  );
}

/** Both say what becomes of a request, or both what its answer looks like. */
const contradict = (one: FaultKind, other: FaultKind): boolean =>
  (one.decides === true && other.decides === true) || (one.stage === 'answer' && other.stage === 'answer');

function view({ id, kind, order, seed, used }: Active): ActiveFault {
  const { label, match, probability, times, expires, settings } = order;
  const left = times === undefined ? undefined : times - used;
  return { id, kind: kind.kind, stage: kind.stage, label, match, probability, seed, left, used, expires, settings };
}
