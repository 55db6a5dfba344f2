// Whom a described switch tells by HTTP: a bounded number of subscribers, each with a queue of its own that is bounded in events and
// in bytes. What is told a subscriber goes out in its order, one at a time, once and once again; what is lost then is journalled.

import type { Engine } from '../../engine/engine.ts';
import { Failure } from '../../net/failure.ts';
import { namesThisMachine } from '../../net/host-names.ts';
import { maskedTarget } from '../http-mask.ts';
import { createPoster, type Message } from './post.ts';

export interface Subscription {
  readonly id: string;
  readonly url: string;
  /** Of whom alone is told; undefined: of all. */
  readonly agentId: string | undefined;
}

interface Subscriber extends Subscription {
  readonly waiting: Message[];
  /** What waits, in bytes. */
  size: number;
  isBusy: boolean;
  /** Ends the sending under way. */
  cut?: (() => void) | undefined;
}

export const MOST_SUBSCRIPTIONS = 100;

/** What may wait for one subscriber. */
export const MOST_WAITING = 1000;
const MOST_BYTES = 4 * 1024 * 1024;

/** Once, and once again. */
const TIMES = 2;

export interface WebhookParts {
  readonly engine: Pick<Engine, 'journal'>;
  readonly dialect: string;
  readonly allowHosts?: readonly string[] | undefined;
}

export type Webhooks = ReturnType<typeof createWebhooks>;

export function createWebhooks({ engine, dialect, allowHosts = [] }: WebhookParts) {
  const subscribers = new Map<string, Subscriber>();
  const poster = createPoster();
  let made = 0;
  let isStopped = false;

  function lost({ url }: Subscriber, count: number, why: string): void {
    if (isStopped || count === 0) return;
    engine.journal.append({ kind: 'lost', dialect, url: maskedTarget(url), events: count, why });
  }

  function enter(subscriber: Subscriber, message: Message): void {
    const { waiting } = subscriber;
    const bytes = Buffer.byteLength(message.text);
    if (waiting.length >= MOST_WAITING || subscriber.size + bytes > MOST_BYTES) {
      lost(subscriber, 1, `${waiting.length} events wait for it already`);
      return;
    }
    waiting.push(message);
    subscriber.size += bytes;
    if (!subscriber.isBusy) void work(subscriber);
  }

  async function work(subscriber: Subscriber): Promise<void> {
    const { waiting } = subscriber;
    subscriber.isBusy = true;
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      const why = await sendTo(subscriber, next);
      if (waiting[0] !== next) break; // nobody is told any more
      waiting.shift();
      subscriber.size -= Buffer.byteLength(next.text);
      if (why !== undefined) lost(subscriber, 1, why);
    }
    subscriber.isBusy = false;
  }

  /** Why it was not heard; undefined: it was. */
  async function sendTo(subscriber: Subscriber, message: Message): Promise<string | undefined> {
    let why: string | undefined;
    for (let time = 0; time < TIMES; time += 1) {
      if (!subscribers.has(subscriber.id)) return why;
      const { ended, cut } = poster.post(subscriber.url, message);
      subscriber.cut = cut;
      why = await ended;
      if (why === undefined) return undefined;
    }
    return why;
  }

  function leave(subscriber: Subscriber, why: string): void {
    subscribers.delete(subscriber.id);
    lost(subscriber, subscriber.waiting.length, why);
    subscriber.waiting.length = 0;
    subscriber.cut?.();
  }

  const of = (agentId: string): readonly Subscriber[] =>
    [...subscribers.values()].filter(({ agentId: wanted }) => wanted === undefined || wanted === agentId);

  return {
    /** The subscription of that URL: there is one, whoever asks how often. Throws `InvalidRequest` where none can be had. */
    subscribe(url: string, agentId: string | undefined): Subscription {
      const { href } = readTarget(url, allowHosts);
      const before = [...subscribers.values()].find((one) => one.url === href);
      if (before === undefined && subscribers.size >= MOST_SUBSCRIPTIONS)
        throw new Failure('InvalidRequest', `There are ${MOST_SUBSCRIPTIONS} subscriptions already.`);
      if (before !== undefined && before.agentId === agentId) return before;
      made += before === undefined ? 1 : 0;
      const subscriber = Object.assign(before ?? { waiting: [], size: 0, isBusy: false }, {
        ...{ id: before?.id ?? String(made), url: href, agentId },
      });
      subscribers.set(subscriber.id, subscriber);
      return subscriber;
    },
    /** Undefined: there is none of that id, or that URL. */
    unsubscribe({ id, url }: { readonly id?: string | undefined; readonly url?: string | undefined }) {
      const href = url !== undefined && URL.canParse(url) ? new URL(url).href : undefined;
      const found = id === undefined ? [...subscribers.values()].find((one) => one.url === href) : subscribers.get(id);
      if (found !== undefined) leave(found, 'it has unsubscribed');
      return found;
    },
    size: () => subscribers.size,
    tell(agentId: string, message: Message): void {
      for (const subscriber of of(agentId)) enter(subscriber, message);
    },
    /** Cuts what is being sent to whoever hears of the agent; it is sent once again. */
    cut(agentId: string): void {
      for (const { cut } of of(agentId)) cut?.();
    },
    stop(): void {
      isStopped = true;
      for (const subscriber of subscribers.values()) leave(subscriber, 'it stops');
      poster.stop();
    },
  };
}

/** Throws `InvalidRequest` where events may not go there. */
function readTarget(text: string, allowHosts: readonly string[]): URL {
  const refuse = (why: string) => new Failure('InvalidRequest', `Events cannot go there: ${why}.`);
  if (!URL.canParse(text)) throw refuse('it is no URL');
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refuse('it is none of http: or https:');
  if (url.username !== '' || url.password !== '') throw refuse('a URL with a name or a password in it is in every log');
  if (url.port === '0') throw refuse('nobody listens at port 0');
  if (!namesThisMachine(url.hostname, allowHosts))
    throw refuse(`${url.hostname} is neither this machine nor a host that --allow-host names`);
  url.hash = '';
  return url;
}
