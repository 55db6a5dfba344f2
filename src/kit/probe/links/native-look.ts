// The bytes of an answer over the native dialect: HTTP/1.1 with a length, and JSON in it.

import { z } from 'zod';
import type { ProbeAnswer } from './answer.ts';

import type { Framer, SeenAnswer } from './look.ts';

/** Gives out each answer whose head has a length, and whose body is as long, as latin1. */
export function httpFramer(): Framer {
  let parts: Buffer[] = [];
  let kept = 0;
  /** How long the answer at hand is in all; undefined: its head has not arrived. */
  let wanted: number | undefined;
  return (bytes) => {
    const frames: string[] = [];
    parts.push(bytes);
    kept += bytes.length;
    for (;;) {
      wanted ??= lengthOf(Buffer.concat(parts));
      if (wanted === undefined || kept < wanted) return frames;
      const all = Buffer.concat(parts);
      frames.push(all.subarray(0, wanted).toString('latin1'));
      parts = [all.subarray(wanted)];
      kept -= wanted;
      wanted = undefined;
    }
  };
}

/** A head that is longer than this is none, in bytes. */
const HEAD_LIMIT = 64 * 1024;

function lengthOf(bytes: Buffer): number | undefined {
  const end = bytes.subarray(0, HEAD_LIMIT).indexOf('\r\n\r\n');
  const head = end < 0 ? '' : bytes.subarray(0, end).toString('latin1');
  const length = /^content-length: *(\d{1,9})\r?$/im.exec(head)?.[1];
  return length === undefined || !STATUS.test(head) ? undefined : end + 4 + Number(length);
}

const STATUS = /^HTTP\/1\.1 (\d{3}) /;

/** `requestId` is the one that was sent, `secret` what the request carried. */
export function readHttpAnswer(
  frame: string,
  { requestId, secret }: { readonly requestId: string; readonly secret: string | undefined },
): SeenAnswer {
  const status = Number(STATUS.exec(frame)?.[1]);
  const text = Buffer.from(frame.slice(frame.indexOf('\r\n\r\n') + 4), 'latin1').toString('utf8');
  const body = parsed(text);
  const says = readBody(status, body);
  return {
    text,
    status,
    isPositive: status < 400,
    isOurs: (requestIdIn(body) ?? requestId) === requestId,
    says,
    inside: says === undefined ? describeBody(text, body) : undefined,
    quotesSecret: secret === undefined ? undefined : text.includes(secret),
  };
}

const POSITIVE = z.looseObject({ outcome: z.enum(['done', 'accepted', 'deferred']), requestId: z.string() });
const IN_BODY = z.looseObject({ outcome: z.literal('refused'), code: z.string(), detail: z.string() });
const PROBLEM = z.looseObject({ code: z.string(), detail: z.string() });

function readBody(status: number, body: unknown): ProbeAnswer | undefined {
  const refusal = (status >= 400 ? PROBLEM : IN_BODY).safeParse(body).data;
  if (refusal !== undefined) return { outcome: 'refused', words: refusal.detail };
  const positive = status < 400 ? POSITIVE.safeParse(body).data : undefined;
  return positive && { outcome: positive.outcome === 'done' ? 'done' : 'accepted', words: '' };
}

const requestIdIn = (body: unknown): string | undefined =>
  z.looseObject({ requestId: z.string() }).safeParse(body).data?.requestId;

const NO_JSON = Symbol('no JSON');

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return NO_JSON;
  }
}

/** A body that is no answer of the dialect, in a word. */
function describeBody(text: string, body: unknown): string {
  if (body === NO_JSON) return describeText(text);
  if (body === null) return 'null';
  if (typeof body !== 'object' || Array.isArray(body)) return 'other-kind';
  const { outcome } = body as { readonly outcome?: unknown };
  if (outcome === undefined) return 'no-outcome';
  if (outcome === null) return 'nulls';
  return typeof outcome === 'number' ? 'numbers' : 'unknown-outcome';
}

function describeText(text: string): string {
  if (text === '') return 'empty';
  if (/^\s*<(!doctype )?html/i.test(text)) return 'web-page';
  return text.startsWith('{') ? 'cut-short' : 'plain-text';
}
