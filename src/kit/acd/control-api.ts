// A simulator's control API over HTTP. Who does not answer once is taken for dead: nobody waits for him twice.

import http from 'node:http';
import { lookup } from '../../drivers/loopback.ts';
import { KitFailure } from '../../report-model/failure.ts';

/** A simulator that takes longer than this to answer is taken for dead, in milliseconds: a busy machine may stand still for seconds. */
const ANSWER_MS = 15_000;

/** A scenario asks a dozen times: `fetch` would take half of the suite's time. Whoever is idle holds no process, and nothing hangs on which connection is used. */
const KEPT = new http.Agent({ keepAlive: true });

/**
 * Asks and reads the answer, parsed; it may take `answerMs`, 15 seconds where nothing is said. Throws a `KitFailure` where
 * nobody answers, or the answer is no, or no JSON.
 */
export type Ask = (method: string, path: string, body?: unknown, answerMs?: number) => Promise<unknown>;

/** Where a simulator is controlled. */
export interface ControlAddress {
  /** The main port: `http://127.0.0.1:7070`. */
  readonly url: string;
  /** What it asks for, if it does. */
  readonly token?: string | undefined;
}

/** As the main port takes it. */
const authorization = ({ token }: Pick<ControlAddress, 'token'>): Readonly<Record<string, string>> =>
  token === undefined ? {} : { Authorization: `Bearer ${token}` };

/** Once `abandoned` is aborted, nothing is asked any more. */
export function createAsk({ url, token }: ControlAddress, abandoned?: AbortSignal): Ask {
  let dead: KitFailure | undefined;
  return async (method, path, body, answerMs = ANSWER_MS) => {
    if (dead !== undefined) throw dead;
    const question = { method, body, token, answerMs, abandoned };
    const { status, text } = await exchange(new URL(path, url), question).catch((cause) => {
      dead = failure(`The simulator at ${url} does not answer ${method} ${path} (${whyOf(cause)}).`, cause);
      throw dead;
    });
    const value = parse(text);
    if (status < 400 && value !== NO_JSON) return value;
    throw failure(`The simulator at ${url} answers ${status} to ${method} ${path}: ${text.slice(0, 500)}`);
  };
}

export interface Question {
  readonly method: string;
  readonly body?: unknown;
  readonly token: string | undefined;
  readonly answerMs: number;
  readonly abandoned?: AbortSignal | undefined;
}

/** Whoever was asked takes too long. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** No redirect is followed, and no proxy is asked. Rejects with `NoAnswer` where there is none in time. */
export function exchange(
  address: URL,
  { method, body, token, answerMs, abandoned }: Question,
): Promise<{ status: number; text: string }> {
  const text = body === undefined ? '' : JSON.stringify(body);
  const content =
    body === undefined ? {} : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) };
  const headers = { ...authorization({ token }), ...content };
  return new Promise((resolve, reject) => {
    const request = http.request(address, { method, headers, agent: KEPT, signal: abandoned, lookup }, (answer) => {
      answer
        .setEncoding('utf8')
        .toArray()
        .then((parts) => resolve({ status: answer.statusCode ?? 0, text: parts.join('') }), reject);
    });
    const timer = setTimeout(() => {
      reject(new NoAnswer(`No answer within ${answerMs} ms.`));
      request.destroy();
    }, answerMs);
    request.on('error', reject).on('close', () => clearTimeout(timer));
    request.end(text);
  });
}

/** In one word where the system has one: `ECONNREFUSED`. */
const whyOf = ({ code, message }: NodeJS.ErrnoException): string => code ?? message.replace(/\.$/, '');

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
