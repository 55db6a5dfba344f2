// The Connect-REST rule: one request in the mode Run, its response on a page, and Fail where there is none or it is an error.
// It knows HTTP and JSON, and nothing of agents.

import { type IncomingMessage, request } from 'node:http';
import { request as requestOverTls } from 'node:https';
import { type Clipboard, failed, type Page, pageOf, type Status } from './clipboard.ts';

/** The response timeout of the rule, in milliseconds. */
export const RESPONSE_TIMEOUT_MS = 500;
/** A longer response, in bytes, is none. */
const LARGEST_RESPONSE = 1024 * 1024;

/** Where the CTI server is, as `initialize` told: on a Pega server, application settings. */
export interface CtiServer {
  readonly url: string;
  readonly eventsUrl: string;
  readonly token?: string | undefined;
  readonly ca?: string | undefined;
}

export const authorizationOf = ({ token }: CtiServer): Readonly<Record<string, string>> =>
  token === undefined ? {} : { Authorization: `Bearer ${token}` };

export interface RestRequest {
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Page;
}

/** Leaves `pages.response`, with `pyHTTPResponseCode` and the mapped `body`; none where none came. */
export async function connectRest(
  { pages }: Clipboard,
  server: CtiServer,
  asked: RestRequest,
): Promise<Status | undefined> {
  delete pages.response;
  try {
    const response = await send(server.url.replace(/\/$/, '') + asked.path, {
      ...asked,
      headers: { ...authorizationOf(server), ...asked.headers },
      ca: server.ca,
    });
    pages.response = { pyHTTPResponseCode: response.status, body: response.body };
    const isError = response.status >= 400;
    return isError ? failed(refusal(response.body) ?? `The CTI server failed (HTTP ${response.status}).`) : undefined;
  } catch (problem) {
    const { name, code = name } = problem as NodeJS.ErrnoException;
    const late = /Abort|Timeout/.test(name);
    return failed(
      late
        ? `No answer from the CTI server within ${RESPONSE_TIMEOUT_MS} ms.`
        : `The CTI server cannot be reached, or broke off (${code}).`,
    );
  }
}

/** What the ACD said where it refused; undefined where it said nothing. */
export function refusal(body: Page): string | undefined {
  const said = [body.detail, body.title, body.code].find((text) => typeof text === 'string' && text.trim() !== '');
  return said === undefined ? undefined : `The ACD refused: ${String(said).slice(0, 1000)}`;
}

/** One connection a request; no redirect is followed, and nothing is sent twice. Rejects where there is no whole answer in time. */
export async function send(
  url: string,
  { method, headers, body, ca }: Omit<RestRequest, 'path'> & { readonly ca?: string | undefined },
): Promise<{ readonly status: number; readonly body: Page }> {
  const signal = AbortSignal.timeout(RESPONSE_TIMEOUT_MS);
  const type = body === undefined ? {} : { 'Content-Type': 'application/json' };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const ask = url.startsWith('https:') ? requestOverTls : request;
    const outgoing = ask(url, { method, headers: { ...type, ...headers }, agent: false, signal, ca });
    outgoing.on('error', reject).on('close', () => reject(Object.assign(new Error(), { code: 'ECONNRESET' })));
    outgoing.on('response', resolve).end(body && JSON.stringify(body));
  });
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_RESPONSE) throw Object.assign(new Error(), { code: 'more than 1 MiB' });
    chunks.push(chunk);
  }
  return { status: response.statusCode ?? 0, body: mapped(Buffer.concat(chunks).toString('utf8')) };
}

/** JSON mapped onto a page, a list as its `items`: an empty one where there is nothing to map. */
export function mapped(text: string): Page {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? { items: value } : pageOf(value);
  } catch {
    return {};
  }
}
