// What an answer over the native dialect says, for whoever looks at its bytes: JSON in HTTP.

import { z } from 'zod';
import type { ProbeAnswer } from './answer.ts';
import { describeNoObject, parsed, readFrame } from './http.ts';
import type { SeenAnswer } from './look.ts';

/** `requestId` is the one that was sent, `secret` what the request carried. */
export function readHttpAnswer(
  frame: string,
  { requestId, secret }: { readonly requestId: string; readonly secret: string | undefined },
): SeenAnswer {
  const { status, text } = readFrame(frame);
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

/** A body that is no answer of the dialect, in a word. */
function describeBody(text: string, body: unknown): string {
  const isNone = describeNoObject(text, body);
  if (isNone !== undefined) return isNone;
  const { outcome } = body as { readonly outcome?: unknown };
  if (outcome === undefined) return 'no-outcome';
  if (outcome === null) return 'nulls';
  return typeof outcome === 'number' ? 'numbers' : 'unknown-outcome';
}
