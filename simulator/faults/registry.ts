// The faults that are active: added, found by what they strike, used up, expired and taken away. Every use is told to
// the journal. It acts on nothing by itself: dialects, ports and the ACD ask.

import type { Clock } from '../core/clock.ts';
import type { Judge } from '../core/decide.ts';
import type { JournalFacts } from '../core/journal.ts';
import { createRandom, type Random } from '../core/random.ts';
import { Failure } from '../wire/failure.ts';
import type { Act, ActiveFault, Asked, FaultKind, Faults, Spoiled, Spoiler, Stage } from './fault.ts';
import { FAULT_KINDS } from './index.ts';
import { overlap, strikesEvent, strikesRequest } from './matching.ts';
import { type FaultOrder, faultOrder, readOrder } from './order.ts';

type Note = Extract<JournalFacts, { kind: 'fault' }>['what'];

export interface FaultsOptions {
  readonly clock: Clock;
  /** Of the dice of every fault that brings no seed of its own. */
  readonly seed: number;
  /** Writes into the journal. */
  readonly note: (entry: Extract<JournalFacts, { kind: 'fault' }>, requestId?: string) => void;
  /** The dialects that are served. */
  readonly dialects: () => readonly string[];
  /** Closes the port of a dialect, or opens it again. */
  readonly refuse: (dialect: string, isRefusing: boolean) => Promise<void>;
}

export interface FaultRegistry extends Faults {
  readonly spoiler: Spoiler;
  /** The ACD with the faults before it. */
  before(judge: Judge): Judge;
}

interface Active {
  readonly id: string;
  readonly kind: FaultKind;
  readonly order: FaultOrder;
  readonly seed: number;
  readonly random: Random;
  readonly act: Act;
  /** Aborted when nothing may wait for this fault any more. */
  readonly ended: AbortController;
  used: number;
  callOffExpiry: () => void;
}

export function createFaults(options: FaultsOptions): FaultRegistry {
  const { clock, note } = options;
  let active: readonly Active[] = [];
  /** Those that are used up, as long as something may still wait for them. */
  const spent = new Set<Active>();
  const onRemoval = new Set<() => void>();
  let numbered = 0;
  let ports: Promise<unknown> = Promise.resolve();

  const tell = ({ id, kind, order }: Active, what: Note, requestId?: string) =>
    note({ kind: 'fault', faultId: id, fault: kind.kind, label: order.label, what }, requestId);

  /** Those of a stage that strike, each use counted. */
  function strike(stages: readonly Stage[], strikes: (one: Active) => boolean, requestId?: string): readonly Active[] {
    if (active.length === 0) return active;
    return active.filter((one) => {
      if (!stages.includes(one.kind.stage) || !strikes(one)) return false;
      if (one.order.probability < 1 && one.random() >= one.order.probability) return false;
      one.used += 1;
      tell(one, 'used', requestId);
      if (one.used === one.order.times) wearOut(one);
      return true;
    });
  }

  function wearOut(one: Active): void {
    active = active.filter((other) => other !== one);
    one.callOffExpiry();
    spent.add(one);
    tell(one, 'spent');
  }

  /** Ports are closed and opened one after the other, and as the faults say that are active then. */
  function settlePorts(): Promise<void> {
    const settled = ports.then(async () => {
      for (const dialect of options.dialects()) {
        const closing = active.some(({ act, order }) => act.refuse && (order.match.dialect ?? dialect) === dialect);
        await options.refuse(dialect, closing);
      }
    });
    ports = settled.catch(() => undefined);
    return settled;
  }

  async function takeAway(gone: readonly Active[], what: Note): Promise<void> {
    active = active.filter((one) => !gone.includes(one));
    for (const one of gone) {
      one.callOffExpiry();
      tell(one, what);
      one.ended.abort();
    }
    for (const listener of onRemoval) listener();
    if (gone.some(({ act }) => act.refuse)) await settlePorts();
  }

  function refuseConflicts({ kind, order }: Pick<Active, 'kind' | 'order'>): void {
    const { dialect } = order.match;
    if (dialect !== undefined && !options.dialects().includes(dialect))
      throw new Failure('DialectNotServed', `The dialect ${dialect} is not served: there is ${options.dialects()}.`);
    const other = active.find((one) => contradict(one.kind, kind) && overlap(one.order.match, order.match));
    if (other !== undefined)
      throw new Failure(
        'FaultConflict',
        `${kind.kind} contradicts ${other.id} (${other.kind.kind}), which says what becomes of the same requests.`,
      );
  }

  function make(kind: FaultKind, order: FaultOrder): Active {
    numbered += 1;
    const seed = order.seed ?? options.seed;
    const random = createRandom(seed);
    const act = kind.act(order.settings, random);
    const ended = new AbortController();
    const id = `fault-${numbered}`;
    return { id, kind, order, seed, random, act, ended, used: 0, callOffExpiry: () => undefined };
  }

  function expire(one: Active): () => void {
    const { expires } = one.order;
    if (expires === undefined) return () => undefined;
    const end = () => void takeAway([one], 'expired');
    if (expires.clock === 'acd') return clock.schedule(clock.now() + expires.afterMs, end);
    const timer = setTimeout(end, expires.afterMs);
    return () => clearTimeout(timer);
  }

  const spoiler: Spoiler = {
    onRequest(ask) {
      if (active.length === 0) return undefined;
      const asked = ask();
      return spoiledBy(strike(['answer', 'bytes'], ({ order }) => strikesRequest(order.match, asked), asked.requestId));
    },
    onEvent(tellOf) {
      if (active.length === 0) return [];
      const told = tellOf();
      return strike(['event'], ({ order }) => strikesEvent(order.match, told)).flatMap(({ act }) => act.event ?? []);
    },
    onRemoval: (listener) => void onRemoval.add(listener),
  };

  return {
    order: faultOrder,
    kinds: FAULT_KINDS,
    spoiler,
    before: (judge) => (acd, command, source) => {
      const asked: Asked = { dialect: source.dialect ?? '', requestId: source.requestId, command, ...agentOf(command) };
      const isStruck = ({ order }: Active) => source.origin === 'connector' && strikesRequest(order.match, asked);
      const [first] = strike(['decision'], isStruck, source.requestId);
      const decide = () => judge(acd, command, source);
      return first?.act.judge?.({ acd, command, source, decide }) ?? decide();
    },
    async add(body) {
      const { order, kind } = readOrder(body);
      refuseConflicts({ kind, order });
      const one = make(kind, order);
      active = [...active, one];
      if (one.act.refuse)
        await settlePorts().catch((error) => {
          active = active.filter((other) => other !== one);
          throw error;
        });
      one.callOffExpiry = expire(one);
      tell(one, 'added');
      return view(one);
    },
    list: () => active.map(view),
    async remove(id) {
      const one = active.find((other) => other.id === id);
      if (one === undefined) throw new Failure('UnknownFault', `There is no active fault ${id}.`);
      await takeAway([one], 'removed');
    },
    async clear() {
      await takeAway(active, 'removed');
      for (const one of spent) one.ended.abort();
      spent.clear();
    },
  };
}

const agentOf = (command: object): { agentId?: string } =>
  'agentId' in command && typeof command.agentId === 'string' ? { agentId: command.agentId } : {};

/** Both say what becomes of a request, or both what its answer looks like. */
const contradict = (one: FaultKind, other: FaultKind): boolean =>
  (one.decides === true && other.decides === true) || (one.stage === 'answer' && other.stage === 'answer');

/** Several faults on one answer: their bytes one through the other, in the order in which they were added. */
function spoiledBy(struck: readonly Active[]): Spoiled | undefined {
  if (struck.length === 0) return undefined;
  const signals = struck.map(({ ended }) => ended.signal);
  const ended = AbortSignal.any(signals);
  const instead = struck.find(({ act }) => act.instead)?.act.instead;
  const changes = struck.flatMap(({ act }) => act.bytes ?? []);
  return {
    answer: struck.find(({ act }) => act.answer)?.act.answer,
    instead: instead && { steps: instead, ended },
    sending:
      changes.length === 0
        ? undefined
        : (reply) => ({
            steps: changes.reduce((steps, change) => change(steps), [{ write: reply }] as ReturnType<
              (typeof changes)[0]
            >),
            ended,
          }),
  };
}

function view({ id, kind, order, seed, used }: Active): ActiveFault {
  const { label, match, probability, times, expires, settings } = order;
  const left = times === undefined ? undefined : times - used;
  return { id, kind: kind.kind, stage: kind.stage, label, match, probability, seed, left, used, expires, settings };
}
