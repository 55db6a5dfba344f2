// A look at the bytes of one answer: how many arrive, when, and in how many pieces; how the connection ends; and what the whole
// answers among them say. What an answer is and says is the link's business.

import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { ProbeAnswer } from './answer.ts';
import { type Address, connected, connectTo } from './connection.ts';

export interface LookOrder {
  /** For how long the most, in milliseconds of wire time from when the request is sent. */
  readonly forMs: number;
  /** Whether enough has been seen; absent: it is looked until the connection ends, or the time is over. */
  readonly isEnough?: ((look: Look) => boolean) | undefined;
  /** Whether it is only read what the server holds of the agent. */
  readonly isRead?: boolean | undefined;
}

export interface Look {
  /** How the connection stood in the end; `refused` and `untrusted`: it did not come about, and nothing was sent. */
  readonly end: 'open' | 'closed' | 'reset' | 'refused' | 'untrusted';
  /** How long it was looked, in milliseconds. */
  readonly lookedMs: number;
  /** When something arrived, in milliseconds after the request, and how many bytes. */
  readonly pieces: readonly { readonly afterMs: number; readonly bytes: number }[];
  /** How many bytes arrived in all. */
  readonly bytes: number;
  /** The beginning of what arrived, for people. */
  readonly beginning: string;
  /** Those that came whole, in order. */
  readonly answers: readonly SeenAnswer[];
}

/** An answer that came whole, whatever is inside. */
export interface SeenAnswer {
  /** What stands inside of its frame. */
  readonly text: string;
  /** Whether it says that it answers this request, or not which. */
  readonly isOurs: boolean;
  /** What it says; undefined where it is not of the protocol. */
  readonly says?: ProbeAnswer | undefined;
  /** What stands in place of an answer of the protocol, in a word. */
  readonly inside?: string | undefined;
  /** What the transport says, where it says something apart. */
  readonly isPositive?: boolean | undefined;
  /** Whether the request is in it with the secret that it carried; undefined where requests carry none. */
  readonly quotesSecret?: boolean | undefined;
  /** How the protocol numbers an outcome, where it does. */
  readonly status?: number | undefined;
}

/** Takes bytes as they arrive, and gives out each frame that is whole. */
export type Framer = (bytes: Buffer) => readonly string[];

/** How a link looks: what it says first, what it asks, and how it reads what comes. */
export interface Sight {
  readonly address: Address;
  /** Done before anything is looked at; over a connection that is open. */
  readonly enter?: ((socket: Socket) => Promise<void>) | undefined;
  readonly request: string;
  readonly framer: Framer;
  read(frame: string): SeenAnswer;
}

/** How much of what arrives is shown, in bytes. */
const SHOWN = 2000;

/** More is not taken in. */
const LIMIT = 32 * 1024 * 1024;

/** How long a connection may take to come about, in milliseconds of wire time. */
const CONNECT_MS = 5000;

export async function lookThrough(sight: Sight, order: LookOrder): Promise<Look> {
  const socket = connectTo(sight.address);
  socket.setTimeout(CONNECT_MS, () => socket.destroy(new Error('The connection did not come about.')));
  try {
    await connected(socket, sight.address);
    await sight.enter?.(socket);
  } catch (error) {
    socket.destroy();
    return { end: endOf(error), lookedMs: 0, pieces: [], bytes: 0, beginning: '', answers: [] };
  }
  socket.setTimeout(0);
  return watchBytes(socket, sight, order).finally(() => socket.destroy());
}

async function watchBytes(socket: Socket, sight: Sight, { forMs, isEnough }: LookOrder): Promise<Look> {
  const start = performance.now();
  const pieces: { afterMs: number; bytes: number }[] = [];
  const answers: SeenAnswer[] = [];
  const seen = { end: 'open' as Look['end'], lookedMs: 0, pieces, bytes: 0, beginning: '', answers };
  const sinceStart = () => performance.now() - start;
  const timeIsOver = new AbortController();
  const ended = new Promise<void>((resolve) => {
    const conclude = (end: Look['end']) => {
      if (seen.end === 'open') seen.end = end;
      resolve();
    };
    socket.on('data', (chunk) => {
      const bytes = Buffer.from(chunk);
      pieces.push({ afterMs: sinceStart(), bytes: bytes.length });
      if (seen.bytes < SHOWN) seen.beginning += bytes.toString('latin1').slice(0, SHOWN - seen.bytes);
      seen.bytes += bytes.length;
      for (const frame of sight.framer(bytes)) answers.push(sight.read(frame));
      if (seen.bytes > LIMIT || isEnough?.(seen) === true) resolve();
    });
    socket.on('end', () => conclude('closed')).on('error', () => conclude('reset'));
  });
  socket.write(sight.request, 'utf8');
  await Promise.race([ended, pause(forMs, undefined, { signal: timeIsOver.signal }).catch(() => undefined)]);
  timeIsOver.abort();
  return { ...seen, lookedMs: sinceStart() };
}

/** Why a connection did not come about; an authority that does not vouch has many names. */
function endOf(error: unknown): Look['end'] {
  const { code = '' } = error as NodeJS.ErrnoException;
  if (code === 'ECONNREFUSED') return 'refused';
  return /CERT|VERIFY|SIGNATURE|ALTNAME/.test(code) ? 'untrusted' : 'reset';
}
