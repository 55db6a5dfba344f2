// How events go out when somebody spoils them: not at all, twice, late, behind the next one, torn, as somebody else's, or
// the connection goes in their place. What an event looks like on the wire is its dialect's business.

import { createHoldQueue } from './hold-queue.ts';
import { type Lifetime, shortestOf } from './lifetime.ts';

/** What is done to one event. */
export type EventInjection =
  | { readonly type: 'drop' | 'duplicate' | 'reorder' | 'malformed' | 'foreign' | 'unknown-kind' | 'disconnect' }
  | { readonly type: 'delay'; readonly ms: number };

/** Of what is held back, until its `ended` is over. */
export type InjectedEvent = EventInjection & { readonly ended: Lifetime };

/** A dialect's own way with events. */
export interface EventCodec<E> {
  /** The same of somebody whom nobody knows. */
  foreign(event: E): E;
  /** The same, called as no event is. */
  unknownKind(event: E): E;
  write(event: E): string;
  /** What is left of an event that is malformed. */
  torn(text: string): string;
}

/** An event about to go out to whoever hears of it. */
interface OutgoingEvent<E> {
  /** Events overtake one another within a lane. */
  readonly lane: string;
  readonly event: E;
  /** One after the other. */
  readonly injections: readonly InjectedEvent[];
  readonly tell: (text: string) => void;
  /** Cuts whoever would have heard of it. */
  readonly cut: () => void;
}

interface Draft<E> {
  readonly event: E;
  readonly afterMs: number;
  readonly isTorn: boolean;
  /** To be sent behind the next event. */
  readonly isHeld: boolean;
  /** In place of sending it. */
  readonly disconnects: boolean;
}

export interface EventLine<E> {
  send(departure: OutgoingEvent<E>): void;
  /** Whatever waits goes nowhere any more. */
  stop(): void;
}

export function createEventLine<E>(words: EventCodec<E>): EventLine<E> {
  const waiting = createHoldQueue();

  function textOf({ event, isTorn }: Draft<E>): string {
    const text = words.write(event);
    return isTorn ? words.torn(text) : text;
  }

  return {
    send({ lane, event, injections, tell, cut }) {
      const isAwaited = waiting.isAwaited(lane); // it goes first, then, and is not held back as well
      if (injections.length === 0) tell(words.write(event));
      else
        for (const draft of inject(event, injections, words)) {
          const text = textOf(draft);
          waiting.enter({
            lane,
            behindNext: draft.isHeld && !isAwaited,
            afterMs: draft.afterMs,
            size: text.length,
            ended: shortestOf(injections.map(({ ended }) => ended)),
            go: () => (draft.disconnects ? cut() : tell(text)),
          });
        }
      if (isAwaited) waiting.passed(lane);
    },
    stop: waiting.clear,
  };
}

/** The faults one after the other, in the order in which they were added. */
function inject<E>(event: E, injections: readonly EventInjection[], words: EventCodec<E>): readonly Draft<E>[] {
  const start: readonly Draft<E>[] = [{ event, afterMs: 0, isTorn: false, isHeld: false, disconnects: false }];
  return injections.reduce((drafts, injection) => drafts.flatMap((draft) => change(draft, injection, words)), start);
}

function change<E>(draft: Draft<E>, injection: EventInjection, words: EventCodec<E>): readonly Draft<E>[] {
  switch (injection.type) {
    case 'drop':
      return [];
    case 'duplicate':
      return [draft, draft];
    case 'delay':
      return [{ ...draft, afterMs: draft.afterMs + injection.ms }];
    case 'reorder':
      return [{ ...draft, isHeld: true }];
    case 'malformed':
      return [{ ...draft, isTorn: true }];
    case 'foreign':
      return [{ ...draft, event: words.foreign(draft.event) }];
    case 'unknown-kind':
      return [{ ...draft, event: words.unknownKind(draft.event) }];
    case 'disconnect':
      return [{ ...draft, disconnects: true }];
  }
}
