// Requests and replies as the journal holds them: as few flat texts as can be, taken apart when somebody looks. Secrets
// are masked then, wherever a client put them.

import type { JournalFacts, SealedFacts } from '../../core/journal.ts';
import type { HttpRequest, HttpResponse } from '../../wire/http.ts';
import { replyText, type WrittenReply } from '../../wire/http-reply.ts';
import { parseJson } from '../../wire/json.ts';
import { attempt, DIALECT } from './asked.ts';
import { maskedBody, maskedText } from './mask.ts';
import { saidIn } from './replies.ts';

/** How many characters of a reply the journal tells. */
const BYTES_KEPT = 4096;
/** Between headers, which cannot have it inside. */
const BREAK = '\n';

export class SealedRequest implements SealedFacts {
  private readonly connection: number;
  private readonly method: string;
  private readonly url: string;
  private readonly head: string;
  private readonly text: string | undefined;

  constructor({ connection, method, url, rawHeaders, text }: HttpRequest) {
    this.connection = connection;
    this.method = method;
    this.url = url;
    this.head = rawHeaders.join(BREAK);
    this.text = text;
  }

  open(): JournalFacts {
    const { connection, method, url, text } = this;
    const body = text === undefined ? undefined : attempt(() => maskedBody(parseJson(text)));
    const wire = body === undefined ? { method, url } : { method, url, body };
    return { kind: 'request', dialect: DIALECT, connection, wire, bytes: this.bytes() };
  }

  private bytes(): string {
    const lines = [`${this.method} ${this.url} HTTP/1.1`];
    const head = this.head.split(BREAK);
    for (let index = 0; index + 1 < head.length; index += 2) {
      const name = head[index] as string;
      lines.push(`${name}: ${/^(proxy-)?authorization$/i.test(name) ? '***' : head[index + 1]}`);
    }
    return `${lines.join('\r\n')}\r\n\r\n${maskedText(this.text ?? '')}`;
  }
}

export class SealedReply implements SealedFacts {
  private readonly connection: number;
  private readonly understood: boolean;
  private readonly status: number;
  private readonly head: readonly string[];
  private readonly content: string;

  constructor({ status, head, content }: WrittenReply, about: { connection: number; understood: boolean }) {
    this.connection = about.connection;
    this.understood = about.understood;
    this.status = status;
    this.head = head.slice(); // what has grown has room for more
    this.content = content;
  }

  open(): JournalFacts {
    const { status, head, content, connection, understood } = this;
    const body = content === '' ? undefined : JSON.parse(content);
    const bytes = replyText({ status, head, content });
    return replyFacts({ status, body }, { connection, understood, bytes });
  }
}

/** What the journal tells of a reply. */
export function replyFacts(
  { status, body }: Pick<HttpResponse, 'status' | 'body'>,
  about: { readonly connection: number; readonly understood: boolean; readonly bytes: string },
): JournalFacts {
  const { connection, understood, bytes } = about;
  return {
    kind: 'reply',
    dialect: DIALECT,
    connection,
    understood,
    positive: status < 400 && !isRefusal(body),
    said: saidIn(body),
    wire: { status, body },
    bytes: shortened(bytes),
  };
}

const isRefusal = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'outcome' in body && body.outcome === 'refused';

function shortened(text: string): string {
  return text.length <= BYTES_KEPT ? text : `${text.slice(0, BYTES_KEPT)}… (${text.length} characters in all)`;
}
