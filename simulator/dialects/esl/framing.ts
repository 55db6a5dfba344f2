// The bytes of the event socket as they come in: commands out of bytes, cut anywhere. A command is a line, lines of
// `Name: value` behind it, and an empty line; where a Content-Length says so, so many bytes follow. No meaning.

import { textIn } from '../../net/byte-text.ts';

/** A command as it came in. */
export interface Packet {
  /** Its first line, without its end. */
  readonly line: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: string | undefined;
  /** As it came, its end and its body left out. */
  readonly text: string;
  /** How many bytes of its body were not kept, since they were too many. */
  readonly leftOut: number;
}

/** The most of a command, and of a body, in bytes. Whoever sends a longer command is cut off; of a body the rest is forgotten. */
const PACKET_LIMIT = 10 * 1024 * 1024;

export interface Decoder {
  /** Takes what has arrived; calls back with each command that is whole. False: a command is too long. */
  push(bytes: Buffer): boolean;
}

const NUL = 0x00;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** Line ends before a command are passed over; a command ends at two of them, returns between them or not. */
export function createDecoder(onPacket: (packet: Packet) => void): Decoder {
  const head = createPile();
  /** Behind a line's end, with nothing but returns since. */
  let isAtLineStart = false;
  let pending: Pending | undefined;

  /** Where the command ends that goes on at `from`: behind its empty line; -1 where that has not come. */
  function endIn(bytes: Buffer, from: number): number {
    let at = from;
    for (;;) {
      if (isAtLineStart) at = behindReturns(bytes, at);
      if (at === bytes.length) return -1;
      if (isAtLineStart && bytes[at] === NEWLINE) return at + 1;
      const end = bytes.indexOf(NEWLINE, at);
      isAtLineStart = end >= 0;
      if (end < 0) return -1;
      at = end + 1;
    }
  }

  function take(bytes: Buffer): void {
    isAtLineStart = false;
    const parsed = parse(bytes);
    const length = lengthIn(parsed.headers);
    if (length === 0) onPacket({ ...parsed, leftOut: 0 });
    else pending = { parsed, left: length, leftOut: 0, body: createPile() };
  }

  /** What is left of `bytes` behind the body that is awaited. */
  function takeBody(bytes: Buffer, from: number, waiting: Pending): number {
    const piece = bytes.subarray(from, from + waiting.left);
    const kept = piece.subarray(0, Math.max(0, PACKET_LIMIT - waiting.body.length));
    waiting.body.add(kept);
    waiting.leftOut += piece.length - kept.length;
    waiting.left -= piece.length;
    if (waiting.left === 0) {
      pending = undefined;
      onPacket({ ...waiting.parsed, body: textOf(waiting.body.take()), leftOut: waiting.leftOut });
    }
    return from + piece.length;
  }

  /** How much of `bytes` is taken from `from` on; undefined where the command is too long. */
  function takeHead(bytes: Buffer, from: number): number | undefined {
    const end = endIn(bytes, from);
    const piece = bytes.subarray(from, end < 0 ? bytes.length : end);
    if (head.length + piece.length > PACKET_LIMIT) return undefined;
    if (end >= 0 && head.length === 0) take(piece);
    else {
      head.add(piece);
      if (end >= 0) take(head.take());
    }
    return from + piece.length;
  }

  /** Where the next command begins. */
  function behindLineEnds(bytes: Buffer, from: number): number {
    let at = from;
    if (head.length === 0) while (bytes[at] === NEWLINE || bytes[at] === RETURN) at += 1;
    return at;
  }

  return {
    push(bytes) {
      let from: number | undefined = 0;
      while (from !== undefined && from < bytes.length) {
        if (pending !== undefined) from = takeBody(bytes, from, pending);
        else {
          from = behindLineEnds(bytes, from);
          if (from < bytes.length) from = takeHead(bytes, from);
        }
      }
      return from !== undefined;
    },
  };
}

function behindReturns(bytes: Buffer, from: number): number {
  let at = from;
  while (bytes[at] === RETURN) at += 1;
  return at;
}

interface Pending {
  readonly parsed: Omit<Packet, 'leftOut' | 'body'>;
  left: number;
  leftOut: number;
  readonly body: ReturnType<typeof createPile>;
}

/** Pieces that are put together when all are there. */
function createPile() {
  let room = Buffer.alloc(0);
  let length = 0;
  return {
    get length() {
      return length;
    },
    add(piece: Buffer): void {
      if (length + piece.length > room.length) {
        const larger = Buffer.allocUnsafe(Math.max(2 * room.length, length + piece.length, 256));
        room.copy(larger, 0, 0, length);
        room = larger;
      }
      piece.copy(room, length);
      length += piece.length;
    },
    take(): Buffer {
      const taken = room.subarray(0, length);
      room = Buffer.alloc(0);
      length = 0;
      return taken;
    },
  };
}

/** The text ends at its first NUL. */
function textOf(bytes: Buffer): string {
  const nul = bytes.indexOf(NUL);
  return textIn(nul < 0 ? bytes : bytes.subarray(0, nul));
}

function parse(bytes: Buffer): Pending['parsed'] {
  let end = bytes.length;
  while (bytes[end - 1] === NEWLINE || bytes[end - 1] === RETURN) end -= 1;
  const text = textOf(bytes.subarray(0, end));
  if (!text.includes('\n') && !text.includes('\r')) return { line: text, headers: [], text };
  const [line = '', ...lines] = text.split(/[\r\n]+/);
  return { line, headers: lines.flatMap(headerIn), text };
}

function headerIn(line: string): (readonly [string, string])[] {
  const colon = line.indexOf(':');
  return colon < 0 ? [] : [[line.slice(0, colon), line.slice(colon + 1).replace(/^ +/, '')]];
}

/** The first of that name counts, without case. */
export const valueIn = (headers: Packet['headers'], name: string): string | undefined =>
  headers.find(([given]) => given.toLowerCase() === name.toLowerCase())?.[1];

/** What is no number, or below 1, announces nothing. */
function lengthIn(headers: Packet['headers']): number {
  if (headers.length === 0) return 0;
  const [, digits = '0'] = /^\s*\+?(\d{1,15})/.exec(valueIn(headers, 'Content-Length') ?? '') ?? [];
  return Number(digits);
}
