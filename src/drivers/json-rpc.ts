// JSON-RPC 2.0, one JSON text a line: lines out of bytes, and messages out of lines. No meaning, no process.

import { StringDecoder } from 'node:string_decoder';

export interface RpcResponse {
  readonly id: number | string;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string } | undefined;
}

export interface RpcRequest {
  readonly id?: number | string | undefined;
  readonly method: string;
  readonly params?: unknown;
}

export type RpcMessage =
  | ({ readonly kind: 'response' } & RpcResponse)
  | ({ readonly kind: 'request' } & RpcRequest)
  | { readonly kind: 'rubbish'; readonly why: string };

/** A line longer than this, in characters, is not waited for. */
export const LINE_LIMIT = 4 * 1024 * 1024;

/** Cuts what is written to it into lines; calls `onOverflow` once, and then nothing more, where a line does not end. */
export function createLineReader(onLine: (line: string) => void, onOverflow: () => void): (chunk: Buffer) => void {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  let overflown = false;
  return (chunk) => {
    if (overflown) return;
    const lines = (rest + decoder.write(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line.endsWith('\r') ? line.slice(0, -1) : line);
    overflown = rest.length > LINE_LIMIT;
    if (overflown) onOverflow();
  };
}

/** How deeply a message may be nested, in levels: the page of an activity has a few. */
export const DEPTH_LIMIT = 200;

const LEVELS: Readonly<Record<string, number>> = { '[': 1, '{': 1, ']': -1, '}': -1 };

/**
 * Whether lists and objects stand in one another more deeply than that: whoever walks such a value may not come back. A
 * bracket in a text is none.
 */
function isTooDeep(json: string): boolean {
  let depth = 0;
  let isText = false;
  for (let index = 0; index < json.length; index += 1) {
    const character = json[index] ?? '';
    if (character === '"') isText = !isText;
    else if (isText) index += character === '\\' ? 1 : 0;
    else depth += LEVELS[character] ?? 0;
    if (depth > DEPTH_LIMIT) return true;
  }
  return false;
}

/** What `line` says. Unknown members are ignored; what is no message says why. */
export function parseMessage(line: string): RpcMessage {
  if (isTooDeep(line)) return { kind: 'rubbish', why: `is nested more than ${DEPTH_LIMIT} levels deep` };
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { kind: 'rubbish', why: whyNoJson(line) };
  }
  if (typeof value !== 'object' || value === null || (value as { jsonrpc?: unknown }).jsonrpc !== '2.0')
    return { kind: 'rubbish', why: 'is not a JSON-RPC 2.0 message' };
  return toMessage(value as Record<string, unknown>);
}

/** Two encodings are told apart from what is no JSON in any: nobody sees them in the text. */
function whyNoJson(line: string): string {
  if (line.startsWith('\ufeff')) return 'begins with a byte order mark, and UTF-8 is to be written without one';
  return line.includes('\0') ? 'has zero bytes, as UTF-16 has, and UTF-8 is to be written' : 'is not JSON';
}

function toMessage({ id, method, params, result, error }: Record<string, unknown>): RpcMessage {
  const isId = typeof id === 'number' || typeof id === 'string';
  if (typeof method === 'string') return { kind: 'request', method, params, id: isId ? id : undefined };
  if (!isId) return { kind: 'rubbish', why: 'has neither a method nor an id' };
  if (error !== undefined && error !== null) return { kind: 'response', id, error: toError(error) };
  return result === undefined
    ? { kind: 'rubbish', why: 'is a response with neither result nor error' }
    : { kind: 'response', id, result };
}

function toError(error: unknown): { code: number; message: string } {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return {
    code: typeof code === 'number' ? code : 0,
    message: typeof message === 'string' ? message : JSON.stringify(error),
  };
}

/** One line, its end included. */
export function formatMessage(message: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`;
}
