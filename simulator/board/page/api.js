// The simulator's REST, as the board asks it. A refusal is thrown with the simulator's own sentence.

import { S } from './strings.js';

export class Refused extends Error {
  /** @param {{ code?: string, detail?: string }} problem as RFC 9457 has it */
  constructor({ code, detail = S.unreachable }) {
    super(detail);
    this.code = code;
  }
}

/** What `path` answers, as JSON. Throws `Refused`, with a code where the simulator was reached at all. */
export async function ask(method, path, body) {
  const headers = body === undefined ? {} : { 'Content-Type': 'application/json' };
  const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body), cache: 'no-store' }).catch(
    () => {
      throw new Refused({});
    },
  );
  const text = await answer.text().catch(() => '');
  const json = text === '' ? undefined : JSON.parse(text);
  if (!answer.ok) throw new Refused(json ?? {});
  return json;
}

export const read = (path) => ask('GET', path);

/** An id as a step of a path; bytes that are no UTF-8 have no place in one. */
export const step = (id) => encodeURIComponent(id.toWellFormed());
