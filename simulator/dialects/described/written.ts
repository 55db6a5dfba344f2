// The answer of a described switch, written: a tree becomes what its notation makes of it, and the headers say what that is.

import type { HttpResponse } from '../../net/http-message.ts';
import { FORMATS, type FormatName } from './formats.ts';

/** An answer as it goes out: what it says, as a tree, and what that is written in. */
export interface Reply extends HttpResponse {
  readonly as: FormatName;
  readonly text?: string | undefined;
}

const TYPE = 'Content-Type';

/** The answer with its text, where that is no JSON, and what it is called; where it has a text already, that. Throws where its tree cannot be written. */
export function written(reply: Reply): Reply {
  const { as, body, headers = {} } = reply;
  if (as === 'json' || (body === undefined && reply.text === undefined)) return reply;
  const { type, write } = FORMATS[as];
  return { ...reply, headers: { [TYPE]: `${type}; charset=utf-8`, ...headers }, text: reply.text ?? write(body) };
}

/** The same with another tree. */
export const saying = (reply: Reply, body: unknown): Reply => written({ ...reply, body, text: undefined });
