// Actions and their answers as the journal holds them: as they are, and taken apart when somebody looks. Secrets are
// masked then.

import type { JournalFacts, SealedFacts } from '../../core/journal.ts';
import { type Headers, headersIn, type Packet } from './codec.ts';
import { DIALECT, type Reply } from './context.ts';

export class SealedAction implements SealedFacts {
  private readonly connection: number;
  private readonly text: string;

  constructor({ text }: Packet, connection: number) {
    this.connection = connection;
    this.text = text;
  }

  open(): JournalFacts {
    const lines = this.text.split('\r\n');
    const { connection } = this;
    return { kind: 'request', dialect: DIALECT, connection, wire: wireOf(headersIn(lines)), bytes: bytesIn(lines) };
  }
}

export class SealedReply implements SealedFacts {
  private readonly connection: number;
  private readonly response: Reply['response'];
  private readonly headers: Headers;
  private readonly items: number | undefined;
  private readonly bytes: string;

  /** `text`: what went out. */
  constructor({ response, headers, list }: Reply, about: { readonly connection: number; readonly text: string }) {
    this.connection = about.connection;
    this.response = response;
    this.headers = headers;
    this.items = list?.items.length;
    this.bytes = shortened(about.text);
  }

  open(): JournalFacts {
    const { connection, response, headers, items, bytes } = this;
    const said = headers.find(([name]) => name === 'Message')?.[1];
    return {
      kind: 'reply',
      dialect: DIALECT,
      connection,
      understood: !NOT_UNDERSTOOD.test(String(said)),
      positive: response !== 'Error',
      said: said === undefined ? undefined : String(said),
      wire: { ...wireOf([['Response', response], ...headers]), items },
      bytes,
    };
  }
}

/** What is said to a request that is not of the protocol. */
const NOT_UNDERSTOOD =
  /^(Missing action in request|Invalid\/unknown command|Need '|'\w+' not specified|Invalid event mask)/;

/** What is left out is not held either. */
const shortened = (text: string): string =>
  text.length <= KEPT.reply ? text : `${Buffer.from(text.slice(0, KEPT.reply)).toString()}…`;

const SECRETS = ['secret', 'key'];
/** How much of each line is kept, in characters, how many lines, and how much of the whole. */
const KEPT = { line: 1024, lines: 64, text: 4096, reply: 4096 };

/** The headers of an action, or of a reply; of a name that is repeated the first counts. */
function wireOf(lines: Headers): Readonly<Record<string, string | number>> {
  const rows = lines
    .slice(0, KEPT.lines)
    .map(([name, value]) => [name, isSecret(name) ? '***' : typeof value === 'string' ? cut(value) : value] as const);
  return Object.fromEntries([...rows].reverse());
}

/** The action as it came over the wire. */
function bytesIn(given: readonly string[]): string {
  const lines = given.map((line) => {
    const [name = ''] = line.split(':');
    return isSecret(name) ? `${name}: ***` : line;
  });
  return `${lines.join('\r\n').slice(0, KEPT.text)}\r\n\r\n`;
}

const isSecret = (name: string): boolean => SECRETS.includes(name.trim().toLowerCase());

const cut = (value: string): string => (value.length <= KEPT.line ? value : `${value.slice(0, KEPT.line)}…`);
