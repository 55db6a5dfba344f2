// The bytes of the Manager Interface: messages out of bytes, and bytes out of messages. A message is lines of
// `Name: value`, ended by an empty one. No meaning.

/** A message as it goes out: its lines in order. */
export type Headers = readonly (readonly [name: string, value: string | number])[];

/** A message as it came in. Names compare without case; of a name that is repeated the first counts. */
export interface Packet {
  readonly lines: readonly (readonly [name: string, value: string])[];
  /** As it came, its end left out. */
  readonly text: string;
}

/** What is wrong with bytes that cannot become a message. */
export type Overflow = 'line' | 'lines';

/** The longest line, in bytes, and the most lines of one message. */
const LINE_LIMIT = 8 * 1024;
const LINES_LIMIT = 256;

export interface Decoder {
  /** Takes what has arrived, cut anywhere; calls back with each message that is complete. */
  push(bytes: Buffer): void;
  /** Whether a message has begun and not ended. */
  readonly isInside: boolean;
}

/** Calls `onOverflow` once where a line or a message does not end, and nothing more after that. */
export function createDecoder(onPacket: (packet: Packet) => void, onOverflow: (what: Overflow) => void): Decoder {
  let rest: Buffer = NOTHING;
  let lines: string[] = [];
  let overflown = false;

  function overflow(what: Overflow): void {
    overflown = true;
    onOverflow(what);
  }

  function take(line: string): void {
    if (line !== '') lines.push(line);
    else if (lines.length > 0) {
      const packet = { lines: headersIn(lines), text: lines.join('\r\n') };
      lines = [];
      onPacket(packet);
    }
    if (lines.length > LINES_LIMIT) overflow('lines');
  }

  return {
    push(bytes) {
      let from = 0;
      for (let end = bytes.indexOf(0x0a); end >= 0 && !overflown; end = bytes.indexOf(0x0a, from)) {
        const line = joined(rest, bytes.subarray(from, end));
        rest = NOTHING;
        from = end + 1;
        if (line.length > LINE_LIMIT) overflow('line');
        else take(line.toString('utf8', 0, line.at(-1) === 0x0d ? line.length - 1 : line.length));
      }
      if (overflown) return;
      rest = joined(rest, bytes.subarray(from));
      if (rest.length > LINE_LIMIT) overflow('line');
    },
    get isInside() {
      return rest.length > 0 || lines.length > 0;
    },
  };
}

const NOTHING = Buffer.alloc(0);

const joined = (start: Buffer, end: Buffer): Buffer => (start.length === 0 ? end : Buffer.concat([start, end]));

/** What the lines of a message say; one without a colon says nothing. */
export function headersIn(lines: readonly string[]): Packet['lines'] {
  const headers: [string, string][] = [];
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).replace(/^ +/, '')]);
  }
  return headers;
}

/** The value of a header; undefined where it is not there. */
const headerOf = ({ lines }: Packet, name: string): string | undefined =>
  lines.find(([given]) => given.toLowerCase() === name.toLowerCase())?.[1];

/** A header that says something; one that is empty is as good as none. */
export const valueIn = (packet: Packet, name: string): string | undefined => headerOf(packet, name) || undefined;

/** The text of a message, its end included. A value cannot end its line. */
export const encode = (headers: Headers): string =>
  `${headers.map(([name, value]) => `${name}: ${String(value).replace(/[\r\n]+/g, ' ')}\r\n`).join('')}\r\n`;
