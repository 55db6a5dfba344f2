// A CTI server that says what a test scripts (nock), and remembers what it was sent. For tests only.
// To be replaced by the simulator where that can give the answer.

import nock from 'nock';
import type { ActivityResult, ClipboardPage } from '../../connector/page.ts';
import { createReference, type Reference } from '../create-reference.ts';
import { createNativeLink } from '../links/native.ts';

nock.restore(); // it takes over every request of the process from its import on; other tests share that

const URL = 'http://cti.test:27081';
export const TOKEN = 'link-token-1';

/** An answer's status, body (an object goes out as JSON) and content type. `OWN` in the body stands for the request's id. */
export interface Scripted {
  readonly status?: number;
  readonly body: object | string;
  readonly type?: string;
}

export const OWN = '<the id of this request>';

/** A request as it was sent. */
interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** An agent as the dialect shows one. */
export const agent = (state: string, queues: readonly string[] = ['sales'], id = '1001') => ({
  id,
  name: 'Ada',
  state,
  queues,
  extension: '2001',
});

export const LOGGED_OUT = agent('LoggedOut', []);

export const done = (seen: object = LOGGED_OUT): Scripted => ({
  body: { outcome: 'done', requestId: OWN, agent: seen },
});

export const problem = (status: number, detail: string): Scripted => ({
  status,
  type: 'application/problem+json; charset=utf-8',
  body: { type: 'about:blank', title: 'Conflict', status, detail, code: 'NotLoggedIn' },
});

export const looksLike = (seen: object): Scripted => ({ body: seen });

export interface Played {
  readonly result: ActivityResult;
  readonly message: string | undefined;
  readonly sent: readonly Sent[];
  readonly commands: readonly Sent[];
}

/** Runs an activity against a server that gives `answer` to the Command and `looks` one after the other. */
export async function play(
  activity: keyof Reference,
  page: ClipboardPage,
  script: { answer: Scripted; looks?: readonly Scripted[] },
): Promise<Played> {
  nock.activate();
  const sent = listen(script.answer, [...(script.looks ?? [])]);
  const link = createNativeLink({ url: URL, token: TOKEN });
  try {
    const result = await createReference({ link, timeoutMs: 2000 })[activity](page);
    const commands = sent.filter(({ method }) => method === 'PUT');
    return { result, message: result.status?.message, sent, commands };
  } finally {
    await link.close();
    nock.cleanAll();
    nock.restore();
  }
}

function listen(answer: Scripted, looks: Scripted[]): Sent[] {
  const sent: Sent[] = [];
  let latestId = '';
  const server = nock(URL).persist();
  server.put(/.*/).reply(function (path, body) {
    sent.push({ method: 'PUT', path, body, headers: this.req.headers });
    latestId = String(this.req.headers['x-request-id']);
    return replyOf(answer, latestId);
  });
  server.get(/.*/).reply(function (path) {
    sent.push({ method: 'GET', path, body: undefined, headers: this.req.headers });
    return replyOf(looks.shift() ?? problem(404, 'No such agent.'), latestId);
  });
  return sent;
}

function replyOf(answer: Scripted, requestId: string): [number, string, Record<string, string>] {
  const { status = 200, body, type = 'application/json' } = answer;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return [status, text.replace(OWN, requestId), { 'Content-Type': type }];
}
