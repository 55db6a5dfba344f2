// The simulator's REST, as the board asks it. A refusal is thrown with its code and what it is about; it reads as the language
// of the page has it, or in the simulator's own sentence.

import { S } from './strings.js';

/** Where the simulator is that the page shows: below the page’s own origin. */
const place = { base: '' };

/** From now on the simulator below `base` is asked. */
export function askBelow(base) {
  place.base = base;
}

/** The address of what the simulator has at `path`. */
export const at = (path) => place.base + path;

export class Refused extends Error {
  /** @param {{ code?: string, detail?: string }} problem as RFC 9457 has it */
  constructor({ code, detail = S.unreachable, ...facts }) {
    super(S.simulator.problems[code]?.(facts) ?? detail);
    this.code = code;
    this.facts = facts;
  }
}

/** What the simulator answers at `path`, as JSON. Throws as `askAt`. */
export const ask = (method, path, body) => askAt(method, at(path), body);

/** What is answered at an address of the page’s own origin, as JSON. Throws `Refused`, with a code where somebody was reached at all. */
export async function askAt(method, address, body) {
  const headers = body === undefined ? {} : { 'Content-Type': 'application/json' };
  const answer = await fetch(address, { method, headers, body: body && JSON.stringify(body), cache: 'no-store' }).catch(
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
