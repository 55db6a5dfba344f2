// Actions and their answers as the journal holds them: as they are, and taken apart when somebody looks. Secrets are
// masked then. Of what is long only the beginning is held.

import type { JournalFacts, LazyEntry } from '../../engine/journal-entry.ts';
import { ENTRY_LIMIT } from '../../engine/journal-size.ts';
import { MASK } from '../../engine/secrets.ts';
import { beginningOf, bytesHeldBy } from '../../net/kept-text.ts';
import { isSecretHeader, maskedLine, maskedText } from '../socket-mask.ts';
import { type Headers, headersIn, type Packet } from './codec.ts';
import { DIALECT, type Reply } from './context.ts';

/** What an action, an answer and each header of it hold on to besides their texts, in bytes. */
const ACTION = 100;
const REPLY = 400;
const HEADER = 80;

export class LazyAction implements LazyEntry {
  private readonly connection: number;
  private readonly text: string;
  /** How many characters it had, its end left out; what was too long for the protocol is counted in bytes. */
  private readonly length: number;

  constructor({ text, leftOut }: Packet, connection: number) {
    this.connection = connection;
    this.text = beginningOf(text, ENTRY_LIMIT);
    this.length = text.length + leftOut;
  }

  get kind(): 'request' {
    return 'request';
  }
  get size(): number {
    return ACTION + bytesHeldBy(this.text);
  }

  open(): JournalFacts {
    const { connection, text, length } = this;
    const lines = text.split(END);
    const bytes = `${masked(lines)}${END}${END}`;
    const cut = length > text.length ? { of: length } : undefined;
    return { kind: 'request', dialect: DIALECT, connection, wire: wireOf(headersIn(lines)), bytes, cut };
  }
}

export class LazyReply implements LazyEntry {
  private readonly connection: number;
  private readonly response: Reply['response'];
  private readonly headers: Headers;
  private readonly items: number | undefined;
  private readonly bytes: string;
  /** How many characters it had, where less is held; else 0. */
  private readonly length: number;

  /** `text`: what went out. */
  constructor({ response, headers, list }: Reply, about: { readonly connection: number; readonly text: string }) {
    const length = Math.max(about.text.length, lengthOf(headers));
    this.connection = about.connection;
    this.response = response;
    this.headers = length > ENTRY_LIMIT ? beginningOfAll(headers) : headers;
    this.items = list?.items.length;
    this.bytes = beginningOf(about.text, ENTRY_LIMIT);
    this.length = length > ENTRY_LIMIT ? length : 0;
  }

  get kind(): 'reply' {
    return 'reply';
  }
  get size(): number {
    return REPLY + bytesHeldBy(this.bytes) + HEADER * this.headers.length + 2 * lengthOf(this.headers);
  }

  open(): JournalFacts {
    const { connection, response, headers, items, length } = this;
    const said = headers.find(([name]) => name === 'Message')?.[1];
    return {
      kind: 'reply',
      dialect: DIALECT,
      connection,
      understood: !NOT_UNDERSTOOD.test(String(said)),
      positive: response !== 'Error',
      said: said === undefined ? undefined : String(said),
      wire: { ...wireOf([['Response', response], ...headers]), items },
      bytes: masked(this.bytes.split(END)),
      cut: length > 0 ? { of: length } : undefined,
    };
  }
}

const END = '\r\n';

/** What is said to a request that is not of the protocol. */
const NOT_UNDERSTOOD =
  /^(Missing action in request|Failed to parse message|Too many lines in message|Invalid\/unknown command|Need '|'\w+' not specified|Invalid event mask)/;

/** The headers of an action, or of a reply; of a name that is repeated the first counts. */
function wireOf(lines: Headers): Readonly<Record<string, string | number>> {
  const rows = lines.map(([name, value]) => [name, maskedValue(name, value)] as const);
  return Object.fromEntries([...rows].reverse());
}

function maskedValue(name: string, value: string | number): string | number {
  if (isSecretHeader(name)) return MASK;
  return typeof value === 'string' ? maskedText(value) : value;
}

const masked = (lines: readonly string[]): string => lines.map(maskedLine).join(END);

/** How many characters headers have. */
function lengthOf(headers: Headers): number {
  let length = 0;
  for (const [name, value] of headers) length += name.length + (typeof value === 'string' ? value.length : 1);
  return length;
}

/** As many of the headers as there is room for, the last of them cut. */
function beginningOfAll(headers: Headers): Headers {
  const kept: (readonly [string, string | number])[] = [];
  let room = ENTRY_LIMIT;
  for (const [name, value] of headers) {
    if (room <= 0) break;
    const text = typeof value === 'string' ? beginningOf(value, room) : value;
    kept.push([name, text]);
    room -= HEADER + name.length + String(text).length;
  }
  return kept;
}
