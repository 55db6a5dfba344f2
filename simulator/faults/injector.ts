// What a dialect and the ACD ask of the faults that are active: what becomes of a request, an event, a Command.

import type { Decider } from '../core/decide.ts';
import type { ByteStep } from '../net/delivery.ts';
import { shortestOf } from '../net/lifetime.ts';
import type { Active, ActiveFaults } from './active-faults.ts';
import type { DecodedRequest, FaultInjector, Injection } from './fault.ts';
import { createScales } from './load.ts';
import { strikesEvent, strikesRequest } from './matching.ts';

export const createInjector = (faults: ActiveFaults): FaultInjector => ({
  onRequest(ask) {
    if (faults.list.length === 0) return undefined;
    const asked = ask();
    const struck = faults.striking(['answer', 'bytes'], (match) => strikesRequest(match, asked));
    return injectionOf(faults.use(withoutContradiction(struck), asked.requestId));
  },
  onEvent(tellOf) {
    if (faults.list.length === 0) return [];
    const told = tellOf();
    const struck = faults.use(faults.striking(['event'], (match) => strikesEvent(match, told)));
    return struck.flatMap(({ act, term }) => (act.event === undefined ? [] : [{ ...act.event, ended: term }]));
  },
});

/** The ACD with the faults before it. */
export const faultsBefore =
  (decider: Decider, faults: ActiveFaults): Decider =>
  (acd, command, source) => {
    const decide = () => decider(acd, command, source);
    if (faults.list.length === 0 || source.origin !== 'connector') return decide();
    const { dialect = '', requestId } = source;
    const asked: DecodedRequest = { dialect, requestId, command, ...agentOf(command) };
    const [first] = faults.striking(['decision'], (match) => strikesRequest(match, asked));
    if (first === undefined) return decide();
    faults.use([first], requestId);
    return first.act.decider?.({ acd, command, source, decide }) ?? decide();
  };

const agentOf = (command: object): { agentId?: string } =>
  'agentId' in command && typeof command.agentId === 'string' ? { agentId: command.agentId } : {};

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
function inject(reply: Uint8Array, changing: readonly Active[]): readonly ByteStep[] {
  const scales = createScales('answer', { bytes: reply.length, pieces: 1 });
  const start: readonly ByteStep[] = [{ write: reply }];
  return changing.reduce((steps, { act }) => (scales.take(act) ? (act.bytes?.(steps) ?? steps) : steps), start);
}
