// The faults that are active: added, found by what they strike, used up, expired and taken away. Every use is told to
// the journal. It acts on nothing by itself: dialects, ports and the ACD ask.

import type { Decider } from '../core/decide.ts';
import { createRandom, type Random } from '../core/random.ts';
import type { Clock } from '../engine/clock.ts';
import type { JournalFacts } from '../engine/journal-entry.ts';
import type { ByteStep } from '../net/delivery.ts';
import { Failure } from '../net/failure.ts';
import { createLifetime, shortestOf } from '../net/lifetime.ts';
import type {
  Act,
  ActiveFault,
  DecodedRequest,
  FaultInjector,
  FaultKind,
  Faults,
  Injection,
  Match,
  Stage,
} from './fault.ts';
import { FAULT_KINDS } from './index.ts';
import { createScales, refuseTooMuch } from './load.ts';
import { overlap, strikesEvent, strikesRequest } from './matching.ts';
import { type FaultOrder, faultOrder, readOrder } from './order.ts';
import { refuseUnserved, type ServedDialect } from './validate-match.ts';

type Note = Extract<JournalFacts, { kind: 'fault' }>['what'];

export interface FaultsOptions {
  readonly clock: Clock;
  /** Of the dice of every fault that brings no seed of its own. */
  readonly seed: number;
  /** Writes into the journal. */
  readonly note: (entry: Extract<JournalFacts, { kind: 'fault' }>, requestId?: string) => void;
  /** The dialects that are served, and what their events can be called. */
  readonly dialects: () => readonly ServedDialect[];
  /** Closes the port of a dialect, or opens it again. */
  readonly refuse: (dialect: string, isRefusing: boolean) => Promise<void>;
}

export interface FaultRegistry extends Faults {
  readonly injector: FaultInjector;
  /** The ACD with the faults before it. */
  before(decider: Decider): Decider;
  /** Ends them all; the ports stay as they are. */
  stop(): void;
}

interface Active {
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

export function createFaults(options: FaultsOptions): FaultRegistry {
  const { clock, note } = options;
  let active: readonly Active[] = [];
  /** Those that are used up: something may still wait for them. */
  const spent = new Set<Active>();
  let numbered = 0;
  let expiring: Promise<void> = Promise.resolve();

  const tell = ({ id, kind, order }: Active, what: Note, requestId?: string) =>
    note({ kind: 'fault', faultId: id, fault: kind.kind, label: order.label, what }, requestId);

  /** Those of some stages that strike, as their dice fall. */
  const striking = (stages: readonly Stage[], strikes: (match: Match) => boolean): readonly Active[] =>
    active.filter(
      ({ kind, order: { match, probability }, random }) =>
        stages.includes(kind.stage) && strikes(match) && (probability === 1 || random() < probability),
    );

  function use(some: readonly Active[], requestId?: string): readonly Active[] {
    for (const one of some) {
      one.used += 1;
      tell(one, 'used', requestId);
      if (one.used === one.order.times) wearOut(one);
    }
    return some;
  }

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

  /** Ports are closed and opened as the faults say that are active now. */
  async function settlePorts(): Promise<void> {
    const isClosed = (dialect: string) =>
      active.some(({ act, order }) => act.refuse && (order.match.dialect ?? dialect) === dialect);
    await Promise.all(options.dialects().map(({ name }) => options.refuse(name, isClosed(name))));
  }

  async function takeAway(one: Active, what: Note): Promise<void> {
    if (active.includes(one)) tell(one, what);
    end(one);
    if (one.act.refuse) await settlePorts();
  }

  function refuseConflicts(kind: FaultKind, { match }: FaultOrder): void {
    const other = active.find((one) => contradict(one.kind, kind) && overlap(one.order.match, match));
    if (other !== undefined)
      throw new Failure(
        'FaultConflict',
        `${kind.kind} contradicts ${other.id} (${other.kind.kind}), which says what becomes of the same requests.`,
      );
  }

  function make(kind: FaultKind, order: FaultOrder): Active {
    const seed = order.seed ?? options.seed;
    const random = createRandom(seed);
    const act = kind.act(order.settings, random);
    const id = `fault-${numbered + 1}`;
    return { id, kind, order, seed, random, act, term: createLifetime(), used: 0, callOffExpiry: () => undefined };
  }

  function expire(one: Active): () => void {
    const { expires } = one.order;
    if (expires === undefined) return () => undefined;
    const isOver = () => {
      expiring = takeAway(one, 'expired');
      expiring.catch(() => undefined); // told to whoever asks whether it is settled
    };
    if (expires.clock === 'acd') return clock.schedule(clock.now() + expires.afterMs, isOver);
    const timer = setTimeout(isOver, expires.afterMs);
    return () => clearTimeout(timer);
  }

  const injector: FaultInjector = {
    onRequest(ask) {
      if (active.length === 0) return undefined;
      const asked = ask();
      const struck = striking(['answer', 'bytes'], (match) => strikesRequest(match, asked));
      return injectionOf(use(withoutContradiction(struck), asked.requestId));
    },
    onEvent(tellOf) {
      if (active.length === 0) return [];
      const told = tellOf();
      const struck = use(striking(['event'], (match) => strikesEvent(match, told)));
      return struck.flatMap(({ act, term }) => (act.event === undefined ? [] : [{ ...act.event, ended: term }]));
    },
  };

  return {
    order: faultOrder,
    kinds: FAULT_KINDS,
    injector,
    before: (decider) => (acd, command, source) => {
      const decide = () => decider(acd, command, source);
      if (active.length === 0 || source.origin !== 'connector') return decide();
      const asked: DecodedRequest = {
        dialect: source.dialect ?? '',
        requestId: source.requestId,
        command,
        ...agentOf(command),
      };
      const [first] = striking(['decision'], (match) => strikesRequest(match, asked));
      if (first === undefined) return decide();
      use([first], source.requestId);
      return first.act.decider?.({ acd, command, source, decide }) ?? decide();
    },
    async add(body) {
      const { order, kind } = readOrder(body);
      refuseUnserved(order.match, options.dialects());
      refuseConflicts(kind, order);
      const one = make(kind, order);
      refuseTooMuch(one, active);
      numbered += 1;
      active = [...active, one];
      tell(one, 'added');
      one.callOffExpiry = expire(one);
      if (one.act.refuse) await settlePorts();
      return view(one);
    },
    list: () => active.map(view),
    async remove(id) {
      const one = [...active, ...spent].find((other) => other.id === id);
      if (one === undefined) throw new Failure('UnknownFault', `There is no fault ${id}.`);
      await takeAway(one, 'removed');
    },
    async clear() {
      for (const one of active) tell(one, 'removed');
      for (const one of [...active, ...spent]) end(one);
      await settlePorts();
    },
    settled: () => expiring,
    stop() {
      for (const one of [...active, ...spent]) end(one);
    },
  };
}

const agentOf = (command: object): { agentId?: string } =>
  'agentId' in command && typeof command.agentId === 'string' ? { agentId: command.agentId } : {};

/** Both say what becomes of a request, or both what its answer looks like. */
const contradict = (one: FaultKind, other: FaultKind): boolean =>
  (one.decides === true && other.decides === true) || (one.stage === 'answer' && other.stage === 'answer');

/** Faults for two queues may meet on a Command that names both: the older one counts. */
function withoutContradiction(struck: readonly Active[]): readonly Active[] {
  const instead = struck.find(({ act }) => act.instead !== undefined);
  if (instead !== undefined) return [instead];
  const answering = struck.find(({ act }) => act.answer !== undefined);
  return struck.filter((one) => one.act.answer === undefined || one === answering);
}

/** Several faults on one answer: their bytes one through the other, in the order in which they were added. */
function injectionOf(struck: readonly Active[]): Injection | undefined {
  if (struck.length === 0) return undefined;
  const ended = shortestOf(struck.map(({ term }) => term));
  const [instead] = struck.flatMap(({ act }) => (act.instead === undefined ? [] : [act.instead]));
  const changing = struck.filter(({ act }) => act.bytes !== undefined);
  return {
    answer: struck.find(({ act }) => act.answer)?.act.answer,
    instead: instead && { steps: instead, ended },
    sending: changing.length === 0 ? undefined : (reply) => ({ steps: inject(reply, changing), ended }),
  };
}

/** An answer that is itself so large that a fault would make too much of it is left to the others. */
function inject(reply: Buffer, changing: readonly Active[]): readonly ByteStep[] {
  const scales = createScales('answer', { bytes: reply.length, pieces: 1 });
  const start: readonly ByteStep[] = [{ write: reply }];
  return changing.reduce((steps, { act }) => (scales.take(act) ? (act.bytes?.(steps) ?? steps) : steps), start);
}

function view({ id, kind, order, seed, used }: Active): ActiveFault {
  const { label, match, probability, times, expires, settings } = order;
  const left = times === undefined ? undefined : times - used;
  return { id, kind: kind.kind, stage: kind.stage, label, match, probability, seed, left, used, expires, settings };
}
