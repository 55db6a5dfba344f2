// Commands and their answers as the journal holds them: as they are, and taken apart when somebody looks. Secrets are masked then.
// Of what is long only the beginning is held.

import type { JournalFacts, LazyEntry } from '../../engine/journal-entry.ts';
import { ENTRY_LIMIT } from '../../engine/journal-size.ts';
import { MASK } from '../../engine/secrets.ts';
import { beginningOf, bytesHeldBy } from '../../net/kept-text.ts';
import { maskedLine, maskedText } from '../socket-mask.ts';
import { DIALECT } from './context.ts';
import type { Packet } from './framing.ts';
import { isPositive, type Reply } from './reply.ts';

/** What a command and an answer hold on to besides their texts, in bytes. */
const COMMAND = 120;
const REPLY = 300;

export class LazyCommand implements LazyEntry {
  private readonly connection: number;
  private readonly text: string;
  /** How many characters it had, its body included. */
  private readonly length: number;

  constructor({ text, body = '', leftOut }: Packet, connection: number) {
    this.connection = connection;
    this.text = beginningOf(body === '' ? text : `${text}\n\n${body}`, ENTRY_LIMIT);
    this.length = text.length + (body === '' ? 0 : body.length + 2) + leftOut;
  }

  get kind(): 'request' {
    return 'request';
  }
  get size(): number {
    return COMMAND + bytesHeldBy(this.text);
  }

  open(): JournalFacts {
    const { connection, text, length } = this;
    const [line = '', ...lines] = text.split('\n');
    const command = maskedCommand(line);
    const bytes = [command, ...lines.map(maskedLine), '', ''].join('\n');
    const cut = length > text.length ? { of: length } : undefined;
    return { kind: 'request', dialect: DIALECT, connection, wire: { command }, bytes, cut };
  }
}

/** Whatever is behind `auth` is a secret, and so is what stands behind a colon of a user's login. */
function maskedCommand(line: string): string {
  const [, auth] = /^(\s*auth )/i.exec(line) ?? [];
  if (auth !== undefined) return auth + MASK;
  const [, user] = /^(\s*userauth [^:]*:)/i.exec(line) ?? [];
  return user === undefined ? maskedText(line) : user + MASK;
}

/** What is said to a command that is none. */
const NOT_UNDERSTOOD =
  /^-(USAGE|ERR (command not found|no reply|Invalid!|Invalid Agent (Status|State)!|.* Command not found!))/;

export class LazyReply implements LazyEntry {
  private readonly connection: number;
  private readonly said: string;
  private readonly bytes: string;
  /** How many characters it had, where less is held; else 0. */
  private readonly length: number;

  /** `text`: what went out. */
  constructor({ text: said }: Reply, { connection, text }: { readonly connection: number; readonly text: string }) {
    const length = Math.max(said.length, text.length);
    this.connection = connection;
    this.said = beginningOf(said, ENTRY_LIMIT);
    this.bytes = beginningOf(text, ENTRY_LIMIT);
    this.length = length > ENTRY_LIMIT ? length : 0;
  }

  get kind(): 'reply' {
    return 'reply';
  }
  get size(): number {
    return REPLY + bytesHeldBy(this.said) + bytesHeldBy(this.bytes);
  }

  open(): JournalFacts {
    const { connection, said, bytes, length } = this;
    const [, words] = /^-ERR (.*)/.exec(said) ?? [];
    return {
      kind: 'reply',
      dialect: DIALECT,
      connection,
      understood: !NOT_UNDERSTOOD.test(said),
      positive: isPositive({ text: said }),
      said: words,
      wire: { text: maskedText(said) },
      bytes: bytes.split('\n').map(maskedLine).join('\n'),
      cut: length > 0 ? { of: length } : undefined,
    };
  }
}
