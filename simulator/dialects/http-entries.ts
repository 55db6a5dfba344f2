// Requests and replies over HTTP as the journal holds them: as few flat texts as can be, taken apart when somebody looks. Secrets
// are masked then, wherever a client put them. Of what is long only the beginning is held.

import { isUtf8 } from 'node:buffer';
import type { JournalFacts, LazyEntry } from '../engine/journal-entry.ts';
import { ENTRY_LIMIT } from '../engine/journal-size.ts';
import { isSecret, MASK, type SecretTest, withoutBearers } from '../engine/secrets.ts';
import { attempt } from '../net/attempt.ts';
import type { HttpRequest, HttpResponse, WrittenReply } from '../net/http-message.ts';
import { replyText } from '../net/http-reply.ts';
import { parseJson } from '../net/json.ts';
import { beginningOf, bytesHeldBy, copyOf } from '../net/kept-text.ts';
import type { Sent } from './exchange.ts';
import { type BodyNotation, JSON_NOTATION, maskedBody, maskedTarget } from './http-mask.ts';

/** Between headers, which cannot have it inside. */
const BREAK = '\n';

/** What a request and a reply hold on to besides their texts, in bytes. */
const REQUEST = 60;
const REPLY = 180;

export class LazyRequest implements LazyEntry {
  private readonly dialect: string;
  private readonly connection: number;
  private readonly method: string;
  private readonly url: string;
  private readonly head: string;
  /** As it came; what is long is masked already, since a secret must not be cut in half. */
  private readonly text: string;
  /** How many characters it had, where it is long; else 0. */
  private readonly length: number;

  private readonly isHidden: SecretTest;
  private readonly notation: BodyNotation;

  constructor(
    dialect: string,
    { connection, method, url, rawHeaders, text = '' }: HttpRequest,
    isHidden: SecretTest = isSecret,
    notation: BodyNotation = JSON_NOTATION,
  ) {
    this.dialect = dialect;
    this.isHidden = isHidden;
    this.notation = notation;
    const isLong = text.length > ENTRY_LIMIT;
    this.connection = connection;
    this.method = method;
    this.url = url;
    this.head = rawHeaders.join(BREAK);
    this.text = isLong ? copyOf(maskedBody(text, isHidden, notation).text.slice(0, ENTRY_LIMIT)) : text;
    this.length = isLong ? text.length : 0;
  }

  get kind(): 'request' {
    return 'request';
  }
  get size(): number {
    return REQUEST + this.url.length + this.head.length + bytesHeldBy(this.text);
  }

  open(): JournalFacts {
    const { connection, method, text, length, isHidden, notation } = this;
    const url = maskedTarget(this.url, isHidden);
    const isCut = length > 0 && text.length === ENTRY_LIMIT;
    const { text: shown, value: body } = isCut ? { text, value: undefined } : maskedBody(text, isHidden, notation);
    const wire = body === undefined ? { method, url } : { method, url, body };
    const head = this.headText(url);
    const bytes = head + (length > 0 ? text : shown);
    const cut = isCut ? { of: head.length + length } : undefined;
    return { kind: 'request', dialect: this.dialect, connection, wire, bytes, cut };
  }

  private headText(url: string): string {
    let text = `${this.method} ${url} HTTP/1.1\r\n`;
    const head = this.head.split(BREAK);
    for (let index = 0; index + 1 < head.length; index += 2) {
      const name = head[index] as string;
      text += `${name}: ${this.isHidden(name) ? MASK : head[index + 1]}\r\n`;
    }
    return `${text}\r\n`;
  }
}

/** What is known of a reply besides what went out. */
export interface AboutReply {
  readonly dialect: string;
  readonly connection: number;
  readonly understood: boolean;
  /** What a reply with that body says; of one that is no JSON, its text. */
  rule(status: number, body: unknown): Ruled;
}

/** What is told of a reply that is not as it was meant, or is longer than an entry keeps. */
interface Unlike extends Ruled {
  /** What went out, where that is not what was meant. */
  readonly bytes: string | undefined;
  /** How many characters there were. */
  readonly length: number;
}

/** The entry of a reply: where what went out is not what was meant, of both. */
export function replyEntry(meant: HttpResponse, about: AboutReply, sent: Sent<WrittenReply>): LazyReply {
  if ('written' in sent && meant.text === undefined) return new LazyReply(sent.written, about);
  const bytes = 'written' in sent ? replyText(sent.written) : textOf(sent.bytes);
  const content = meant.body === undefined ? '' : JSON.stringify(meant.body);
  return new LazyReply({ status: meant.status, head: [], content }, about, bytes);
}

/** As text; a character a byte where it is no UTF-8. */
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString(isUtf8(bytes) ? 'utf8' : 'latin1');

export class LazyReply implements LazyEntry {
  private readonly about: AboutReply;
  private readonly status: number;
  private readonly head: readonly string[];
  /** What was meant, as JSON. */
  private readonly content: string;
  private readonly unlike: Unlike | undefined;

  /** Of what was spoiled `bytes` is what went out, and the content what was meant. */
  constructor({ status, head, content }: WrittenReply, about: AboutReply, bytes?: string) {
    this.about = about;
    this.status = status;
    this.head = head.slice(); // what has grown has room for more
    this.content = beginningOf(content, ENTRY_LIMIT);
    this.unlike =
      bytes === undefined && content.length <= ENTRY_LIMIT
        ? undefined
        : {
            ...about.rule(status, bodyIn(content)),
            bytes: bytes && beginningOf(bytes, ENTRY_LIMIT),
            length: Math.max(content.length, bytes?.length ?? 0),
          };
  }

  get kind(): 'reply' {
    return 'reply';
  }
  get size(): number {
    return REPLY + bytesHeldBy(this.content) + bytesHeldBy(this.unlike?.bytes ?? '');
  }

  open(): JournalFacts {
    const { status, head, unlike } = this;
    const { dialect, connection, understood, rule } = this.about;
    const content = withoutBearers(this.content);
    const isCut = unlike !== undefined && unlike.length > ENTRY_LIMIT;
    const isTorn = isCut && this.content.length === ENTRY_LIMIT; // before a token is masked
    const body = isTorn ? undefined : bodyIn(content);
    const { positive, said } = unlike ?? rule(status, body);
    const bytes = unlike?.bytes === undefined ? replyText({ status, head, content }) : withoutBearers(unlike.bytes);
    const cut = isCut ? { of: unlike.length } : undefined;
    const wire = { status, body };
    const told = said && withoutBearers(said);
    return { kind: 'reply', dialect, connection, understood, positive, said: told, wire, bytes, cut };
  }
}

/** Whether a reply says yes, and what it says to a person. */
export interface Ruled {
  readonly positive: boolean;
  readonly said: string | undefined;
}

/** What `content` says as JSON; as it is, where it is none. */
function bodyIn(content: string): unknown {
  if (content === '') return undefined;
  return attempt(() => parseJson(content)).value ?? content;
}
