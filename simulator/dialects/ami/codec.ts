// The bytes of the Manager Interface: messages out of bytes, and bytes out of messages. A message is lines of
// `Name: value`, ended by an empty one. What is too long is left out as Asterisk leaves it out. No meaning.

import { textIn } from '../../net/byte-text.ts';

/** One line of a message as it goes out; `written`, its end included, where that is not `name: value`. */
export type Header = readonly [name: string, value: string | number, written?: string];

/** A message as it goes out: its lines in order. */
export type Headers = readonly Header[];

/** A message as it came in. */
export interface Packet {
  readonly lines: readonly (readonly [name: string, value: string])[];
  /** As it came, its end left out. */
  readonly text: string;
  /** How many bytes of it are not in `text`, since they were too many. */
  readonly leftOut: number;
  /** Why nothing counts of it but what identifies it. */
  readonly issue?: Overflow | undefined;
}

/** A line, or the number of lines, that is too long. */
export type Overflow = 'line' | 'lines';

/** The longest line with its end, in bytes, and the most lines of one message. */
const LINE_LIMIT = 1024;
const LINES_LIMIT = 128;

export interface Decoder {
  /** Takes what has arrived, cut anywhere; calls back with each message that is complete. */
  push(bytes: Buffer): void;
  /** Whether a message has begun and not ended. */
  readonly isInside: boolean;
}

/** An empty line ends a message, and is one by itself where nothing came before it. */
export function createDecoder(onPacket: (packet: Packet) => void): Decoder {
  let rest: Buffer = NOTHING;
  /** What the line at hand began with, where it is too long. */
  let beginning: Buffer | undefined;
  let lines: string[] = [];
  let leftOut = 0;
  let hasLongLine = false;
  let hasTooMany = false;

  /** Of a line that is too long the last byte begins another: it could be half of the line's end. */
  function shortened(line: Buffer): Buffer {
    let left = line;
    for (; left.length >= LINE_LIMIT; left = left.subarray(LINE_LIMIT - 1)) {
      if (beginning !== undefined) leftOut += LINE_LIMIT - 1;
      beginning ??= left.subarray(0, LINE_LIMIT - 1);
    }
    return left;
  }

  function take(line: Buffer): void {
    const length = lengthOf(line);
    if (beginning === undefined) keep(line, length);
    else {
      hasLongLine = true;
      leftOut += length;
      keep(beginning, lengthOf(beginning));
      beginning = undefined;
    }
    if (length === 0) finish();
  }

  function keep(line: Buffer, length: number): void {
    if (length === 0) return;
    if (lines.length < LINES_LIMIT) lines.push(textIn(line.subarray(0, length)));
    else {
      hasTooMany = true;
      leftOut += length;
    }
  }

  /** Asterisk tells of too many lines first, and of the long one at the next message. */
  function finish(): void {
    const issue = hasTooMany ? 'lines' : hasLongLine ? 'line' : undefined;
    const headers = headersIn(lines);
    const packet: Packet = {
      lines: issue === undefined ? headers : headers.filter(([name]) => isCalled('ActionID', name)),
      text: lines.join('\r\n'),
      leftOut,
      issue,
    };
    lines = [];
    leftOut = 0;
    hasLongLine &&= hasTooMany;
    hasTooMany = false;
    onPacket(packet);
  }

  return {
    push(bytes) {
      let from = 0;
      for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, from)) {
        const line = shortened(joined(rest, bytes.subarray(from, end)));
        rest = NOTHING;
        from = end + 1;
        take(line);
      }
      rest = shortened(joined(rest, bytes.subarray(from)));
    },
    get isInside() {
      return rest.length > 0 || lines.length > 0;
    },
  };
}

const NUL = 0x00;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const NOTHING = Buffer.alloc(0);

/** A line ends at its first NUL, and before the carriage return that ends it. */
function lengthOf(line: Buffer): number {
  const end = line.at(-1) === RETURN ? line.length - 1 : line.length;
  const nul = line.indexOf(NUL);
  return nul < 0 ? end : Math.min(nul, end);
}

const joined = (start: Buffer, end: Buffer): Buffer => (start.length === 0 ? end : Buffer.concat([start, end]));

/** What the lines of a message say: a name begins its line, and its colon follows at once. */
export function headersIn(lines: readonly string[]): Packet['lines'] {
  const headers: [string, string][] = [];
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.push([line.slice(0, colon), line.slice(behindBlanks(line, colon + 1))]);
  }
  return headers;
}

/** Where a value begins: every control character before it is a blank. */
function behindBlanks(line: string, from: number): number {
  let at = from;
  while (line.charCodeAt(at) <= BLANK) at += 1;
  return at;
}

const BLANK = 0x20;

const isCalled = (name: string, given: string): boolean => given.toLowerCase() === name.toLowerCase();

/** Names compare without case; of one that is repeated the first counts. One that says nothing is as good as none. */
export const valueIn = ({ lines }: Packet, name: string): string | undefined =>
  lines.find(([given]) => isCalled(name, given))?.[1] || undefined;

/** What is asked for: the first that says something counts. */
export const actionIn = ({ lines }: Packet): string | undefined =>
  lines.find(([given, value]) => value !== '' && isCalled('Action', given))?.[1];

/** The text of a message, its end included. A value cannot end its line. */
export const encode = (headers: Headers): string => `${headers.map(lineOf).join('')}\r\n`;

const lineOf = ([name, value, written]: Header): string =>
  written ?? `${name}: ${String(value).replace(/\r?\n/g, ' ')}\r\n`;
