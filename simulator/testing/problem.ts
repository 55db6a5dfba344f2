// The one way in which the tests of the simulator look at a refusal.

import assert from 'node:assert/strict';

/** As much of an HTTP answer as it takes to see what it says. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** That `response` is a problem of RFC 9457 which names `code`. */
export function assertProblem(response: Answer, status: number, code: string): void {
  assert.equal(response.status, status, response.text);
  assert.match(String(response.headers['content-type']), /^application\/problem\+json/);
  const { type, title, detail, ...body } = JSON.parse(response.text);
  assert.deepEqual([body.status, body.code, type], [status, code, `urn:signoff:error:${code}`]);
  assert.ok(title, 'a problem has a title');
  assert.match(detail, /\S.*\.$/s, 'a problem says in a sentence what is wrong');
}
