// What a malformed answer is on this wire: a block of lines that ends as a message does, and is no response of the
// protocol. Where it can, it says which action it answers. The shapes are total, so that a new one cannot be forgotten.

import type { AnswerShape } from '../../faults/fault.ts';
import { encode, type Headers } from './codec.ts';
import type { Reply } from './context.ts';

const END = '\r\n';
const WEB_PAGE = [
  '<!DOCTYPE html>',
  '<html><head><title>Welcome</title></head>',
  '<body><p>Please sign in.</p></body></html>',
]
  .map((line) => line + END)
  .join('');

/** The text of a message whose headers are `response`, `id` and the `rest`. */
type Shape = (parts: { readonly response: string; readonly id: Headers; readonly rest: Headers }) => string;

const SHAPES: Readonly<Record<AnswerShape, Shape>> = {
  'cut-short': ({ response, id, rest }) =>
    encode([['Response', response.slice(0, response.length / 2 + 1)], ...id, ...rest]),
  'web-page': () => WEB_PAGE + END,
  empty: ({ id }) => encode(id),
  'plain-text': () => `OK${END}${END}`,
  null: ({ id, rest }) => `Response${END}${linesOf(id)}${rest.map(([name]) => name + END).join('')}${END}`,
  'other-kind': ({ response, id, rest }) => encode([['Event', response], ...id, ...rest]),
  'no-outcome': ({ id, rest }) => encode([...id, ...rest]),
  'unknown-outcome': ({ id, rest }) => encode([['Response', 'Perhaps'], ...id, ...rest]),
  numbers: ({ id, rest }) => encode([['Response', 1], ...id, ...withEach(rest, 1)]),
  nulls: ({ id, rest }) => encode([['Response', ''], ...id, ...withEach(rest, '')]),
};

const linesOf = (headers: Headers): string => headers.map(([name, value]) => `${name}: ${value}${END}`).join('');

const withEach = (headers: Headers, value: string | number): Headers => headers.map(([name]) => [name, value]);

/** The reply in another shape; of a list, what it begins with. */
export function malformedText(shape: AnswerShape, { response, headers }: Reply, actionId: string | undefined): string {
  const id: Headers = actionId === undefined ? [] : [['ActionID', actionId]];
  return SHAPES[shape]({ response, id, rest: headers });
}
