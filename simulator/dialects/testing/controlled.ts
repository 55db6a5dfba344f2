// The control API of a test's simulator, asked over HTTP.

import assert from 'node:assert/strict';

/** Answers what was in the answer. Throws where the request is refused. */
// biome-ignore lint/suspicious/noExplicitAny: JSON from outside, which the tests look into
export type Control = (method: string, path: string, body?: object) => Promise<any>;

/** `main`: the address of the main port. */
export const controlAt =
  (main: string): Control =>
  async (method, path, body) => {
    const answer = await fetch(`${main}/control/${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
    const text = await answer.text();
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
