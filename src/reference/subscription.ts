// The subscription to one device: what is heard is put in order, and each change is handed on once. A connection that is lost is
// opened anew, and what was missed meanwhile is heard then, or looked at. It must not know dialects, nor what a page is.

import { setTimeout } from 'node:timers/promises';
import type { CallView, Device, Listening, News, ToldState } from './event-link.ts';
import { createHeard } from './heard.ts';
import type { CtiLink } from './link.ts';

/** A change as it is handed on. */
export type Change =
  | { readonly type: 'state'; readonly state: ToldState; readonly reasonCode?: string | undefined }
  | (Omit<Extract<News, { type: 'call' }>, 'number' | 'legId' | 'call'> & { readonly call: CallView | undefined });

export interface SubscriptionOrder {
  readonly link: CtiLink;
  readonly device: Device;
  /** The longest that a look at the server may take, in milliseconds. */
  readonly timeoutMs: number;
  handOn(change: Change): void;
  /** Says something to whoever reads the log. */
  note(what: string): void;
}

export interface Subscription {
  readonly device: Device;
  /** Nothing is handed on from now on. */
  close(): void;
}

/** How long it is waited before a lost connection is opened anew: twice as long each time, in milliseconds. */
const FIRST_WAIT_MS = 20;
const LONGEST_WAIT_MS = 1_000;

/** How long it is waited before each look at the agent, until one succeeds; in milliseconds. */
const LOOK_WAITS_MS = [0, 20, 200, 1_000];

/** Subscribes. Throws where the server does not let it listen before `signal` aborts. */
export async function subscribe(order: SubscriptionOrder, signal: AbortSignal): Promise<Subscription> {
  const { link, device, timeoutMs, handOn } = order;
  const { events } = link;
  if (events === undefined) throw new Error('This CTI server tells nothing by itself.');
  const { tellsHeld = false } = events;
  const closed = new AbortController();
  const heard = createHeard();
  let listening: Listening | undefined;
  let known: string | undefined;
  /** One thing after the other: a look takes longer than the next news. */
  let work: Promise<void> = Promise.resolve();

  const later = (step: () => Promise<void>): void => {
    work = work.then(() => (closed.signal.aborted ? undefined : step())).catch(() => undefined);
  };
  const soon = (): AbortSignal => AbortSignal.any([closed.signal, AbortSignal.timeout(timeoutMs)]);

  /** Behind an outage the first look may meet a connection that has just broken. */
  async function readState(): Promise<string | undefined> {
    for (const waitMs of LOOK_WAITS_MS) {
      if (waitMs > 0) await setTimeout(waitMs, undefined, { ref: false });
      try {
        return (await link.readAgent(device.agentId, soon()))?.state;
      } catch {
        // It is looked again.
      }
    }
    return undefined;
  }

  /** What the server holds now, where that is another state than the last one. */
  async function catchUp(): Promise<void> {
    const state = await readState();
    if (state === undefined || state === known || closed.signal.aborted) return;
    known = state;
    if (isState(state)) handOn({ type: 'state', state });
  }

  /** Where nothing tells so by itself it is looked. */
  const mayHaveChanged = async (): Promise<void> => (tellsHeld ? undefined : catchUp());

  async function take(news: News): Promise<void> {
    if (news.type === 'gone') heard.forget();
    if (news.type === 'gone' || news.type === 'hint') return mayHaveChanged();
    if (!heard.isNew(news)) return;
    if (news.type === 'state') takeState(news);
    else await takeCall(news);
  }

  function takeState({ state, reasonCode, isHeld }: Extract<News, { type: 'state' }>): void {
    const isNoChange = isHeld === true && (known === undefined || known === state);
    known = state;
    if (!isNoChange) handOn({ type: 'state', state, reasonCode });
  }

  async function takeCall(news: Extract<News, { type: 'call' }>): Promise<void> {
    const { happened, callId } = news;
    const call =
      news.call ?? heard.callOf(callId) ?? (await events?.readCall?.(callId, device, soon()).catch(() => undefined));
    heard.keep(callId, call, happened);
    if (!closed.signal.aborted) handOn({ type: 'call', happened, callId, call });
  }

  async function listen(until: AbortSignal): Promise<void> {
    const ear = {
      after: heard.last(),
      hear: (news: News) => later(() => take(news)),
      drop(_message: string, isOfAnother: boolean) {
        if (!isOfAnother) order.note('An event that is not understood was passed over.');
      },
      lost: () => void listenAgain(),
    };
    const opened = await events?.listen(device, ear, until);
    if (closed.signal.aborted) opened?.close();
    else listening = opened;
  }

  /** Until it is let in again, or has been closed. What the wire does not tell afterwards is looked at. */
  async function listenAgain(): Promise<void> {
    for (let waitMs = FIRST_WAIT_MS; !closed.signal.aborted; waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS)) {
      await setTimeout(waitMs, undefined, { ref: false });
      try {
        await listen(soon());
        if (heard.last() === undefined) later(mayHaveChanged);
        return;
      } catch {
        // It is tried again.
      }
    }
  }

  if (!tellsHeld)
    later(async () => {
      known = await readState();
    });
  await listen(AbortSignal.any([closed.signal, signal]));
  return {
    device,
    close() {
      closed.abort();
      listening?.close();
    },
  };
}

const STATES: readonly string[] = ['LoggedIn', 'LoggedOut', 'Ready', 'NotReady', 'AfterCallWork'] satisfies ToldState[];

const isState = (state: string): state is ToldState => STATES.includes(state);
