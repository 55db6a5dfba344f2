// Events on their way to every session: told once the action at hand has been answered, each made of bytes once, and
// spoiled where somebody wants it.

import type { EventSpoil, Spoiler } from '../../faults/fault.ts';
import { encode, type Headers } from './codec.ts';
import { type AmiEvent, DIALECT } from './context.ts';
import type { AmiSession } from './session.ts';

export interface Broadcast {
  tell(event: AmiEvent): void;
  /** Sends what there is to tell. */
  flush(): void;
  stop(): void;
}

export function createBroadcast(sessions: ReadonlySet<AmiSession>, faults: Spoiler): Broadcast {
  let waiting: AmiEvent[] = [];
  let held: (() => void)[] = [];
  const timers = new Map<NodeJS.Timeout, () => void>();

  function flush(): void {
    const events = waiting;
    waiting = [];
    for (const event of events) {
      const spoils = faults.onEvent(() => ({
        dialect: DIALECT,
        event: event.name,
        agentId: event.agentId ?? '',
        queueIds: event.queueIds ?? [],
      }));
      const due = held;
      held = [];
      send(event, spoils);
      for (const go of due) go();
    }
  }

  function send(event: AmiEvent, spoils: readonly EventSpoil[]): void {
    const has = (type: EventSpoil['type']) => spoils.some((spoil) => spoil.type === type);
    if (has('drop')) return;
    const go = () => {
      for (const session of sessions) {
        if (has('disconnect')) session.cut(event);
        else session.tell(event, text);
        if (has('duplicate')) session.tell(event, text);
      }
    };
    const text = textOf(event, has);
    const delay = spoils.find((spoil) => spoil.type === 'delay');
    if (has('reorder')) held.push(go);
    else if (delay !== undefined && 'ms' in delay) later(go, delay.ms);
    else go();
  }

  function later(go: () => void, milliseconds: number): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      go();
    }, milliseconds);
    timers.set(timer, go);
  }

  function letGo(): readonly (() => void)[] {
    const everybody = [...timers.values(), ...held];
    for (const timer of timers.keys()) clearTimeout(timer);
    timers.clear();
    held = [];
    return everybody;
  }

  faults.onRemoval(() => {
    for (const go of letGo()) go();
  });

  return {
    tell(event) {
      if (waiting.length === 0) setImmediate(flush);
      waiting.push(event);
    },
    flush,
    stop: () => void letGo(),
  };
}

function textOf({ name, eventClass, headers }: AmiEvent, has: (type: EventSpoil['type']) => boolean): string {
  const rows: Headers = has('foreign') ? headers().map(asForeign) : headers();
  const event = has('unknown-kind') ? 'QuantumLeap' : name;
  const text = encode([['Event', event], ['Privilege', `${eventClass},all`], ...rows]);
  return has('malformed') ? `${text.slice(0, text.length / 2).replaceAll(':', ' ')}\r\n\r\n` : text;
}

const FOREIGN: Readonly<Record<string, string>> = { Interface: 'Local/0000@agents', MemberName: 'Somebody Else' };

const asForeign = ([name, value]: Headers[number]): Headers[number] => [name, FOREIGN[name] ?? value];
