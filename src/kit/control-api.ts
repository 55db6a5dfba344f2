// A simulator's control API over HTTP. Who does not answer once is taken for dead: nobody waits for him twice.

import http from 'node:http';
import { KitFailure } from '../contract/failure.ts';

/** A simulator that takes longer than this to answer is taken for dead, in milliseconds. */
const ANSWER_MS = 5_000;

/** A scenario asks a dozen times: `fetch` would take half of the suite's time. Whoever is idle holds no process. */
const KEPT = new http.Agent({ keepAlive: true });

/** Asks and reads the answer, parsed. Throws a `KitFailure` where nobody answers, or the answer is no, or no JSON. */
export type Ask = (method: string, path: string, body?: unknown) => Promise<unknown>;

/** `url` is the main port's; once `abandoned` is aborted, nothing is asked any more. */
export function createAsk(url: string, abandoned?: AbortSignal): Ask {
  let dead: KitFailure | undefined;
  return async (method, path, body) => {
    if (dead !== undefined) throw dead;
    const { status, text } = await exchange(new URL(path, url), { method, body, abandoned }).catch((cause) => {
      dead = failure(`The simulator at ${url} does not answer ${method} ${path}.`, cause);
      throw dead;
    });
    const value = parse(text);
    if (status < 400 && value !== NO_JSON) return value;
    throw failure(`The simulator at ${url} answers ${status} to ${method} ${path}: ${text.slice(0, 500)}`);
  };
}

function exchange(
  address: URL,
  { method, body, abandoned }: { method: string; body: unknown; abandoned: AbortSignal | undefined },
): Promise<{ status: number; text: string }> {
  const text = body === undefined ? '' : JSON.stringify(body);
  const headers =
    body === undefined ? {} : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) };
  return new Promise((resolve, reject) => {
    const request = http.request(address, { method, headers, agent: KEPT, signal: abandoned }, (answer) => {
      answer
        .setEncoding('utf8')
        .toArray()
        .then((parts) => resolve({ status: answer.statusCode ?? 0, text: parts.join('') }), reject);
    });
    const timer = setTimeout(() => request.destroy(new Error(`No answer within ${ANSWER_MS} ms.`)), ANSWER_MS);
    request.on('error', reject).on('close', () => clearTimeout(timer));
    request.end(text);
  });
}

const NO_JSON = Symbol('no JSON');

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return NO_JSON;
  }
}

const failure = (message: string, cause?: unknown): KitFailure =>
  new KitFailure('SimulatorFailed', message, { hint: 'Look at what the simulator itself says.', cause });
