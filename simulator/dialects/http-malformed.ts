// What a malformed answer is over HTTP: whole HTTP with the status of the answer that it takes the place of, and a body
// that is nothing of the dialect. The shapes are total, so that a new one cannot be forgotten.

import type { AnswerInjection, AnswerShape } from '../faults/fault.ts';
import type { HttpResponse } from '../net/http-message.ts';

const WEB_PAGE = `<!DOCTYPE html>
<html><head><title>Welcome</title></head>
<body><p>Please sign in.</p></body></html>
`;

type Body = Readonly<Record<string, unknown>>;

/** A text with its media type; without one, that of the answer itself. */
interface Content {
  readonly type?: string;
  readonly text: string;
}

/** What becomes of an answer's body. */
const SHAPES: Readonly<Record<AnswerShape, (body: Body) => Content>> = {
  'cut-short': (body) => {
    const text = JSON.stringify(body);
    return { text: text.slice(0, text.length / 2) };
  },
  'web-page': () => ({ type: 'text/html', text: WEB_PAGE }),
  empty: () => ({ text: '' }),
  'plain-text': () => ({ type: 'text/plain', text: 'OK\n' }),
  null: () => json(null),
  'other-kind': (body) => json([body]),
  'no-outcome': ({ outcome: _left, ...rest }) => json(rest),
  'unknown-outcome': (body) => json({ ...body, outcome: 'perhaps' }),
  numbers: (body) => json(withEach(body, 1)),
  nulls: (body) => json(withEach(body, null)),
};

const json = (value: unknown): Content => ({ text: `${JSON.stringify(value)}\n` });

/** The body with one value for all its members; it still says which request it answers. */
const withEach = ({ requestId, ...rest }: Body, value: unknown): Body => ({
  ...Object.fromEntries(Object.keys(rest).map((name) => [name, value])),
  requestId,
});

/** The answer, of absurd size or depth, or malformed inside; as it is, where the injection is another. */
export function misshapen(injection: AnswerInjection, response: HttpResponse): HttpResponse {
  if (injection.type === 'oversize') return withMore(response, 'padding', `"${'x'.repeat(injection.bytes)}"`);
  if (injection.type === 'malformed') return malformed(injection.shape, response);
  if (injection.type !== 'depth') return response;
  return withMore(response, 'nested', '['.repeat(injection.levels) + ']'.repeat(injection.levels));
}

/** The answer with one member more; a list, with one item more. */
function withMore(response: HttpResponse, name: string, value: string): HttpResponse {
  const { body = {} } = response;
  const text = JSON.stringify(body);
  const more = Array.isArray(body) ? value : `"${name}":${value}`;
  return {
    ...response,
    status: withContent(response.status),
    headers: { 'Content-Type': 'application/json', ...response.headers },
    text: `${text.slice(0, -1)}${text.length > 2 ? ',' : ''}${more}${text.slice(-1)}\n`,
  };
}

/** With 204 nothing can follow. */
const withContent = (status: number): number => (status === 204 ? 200 : status);

/** `response` in another shape. */
function malformed(shape: AnswerShape, response: HttpResponse): HttpResponse {
  const { type, text } = SHAPES[shape]((response.body ?? {}) as Body);
  const headers = { 'Content-Type': 'application/json', ...response.headers };
  const status = withContent(response.status);
  return { ...response, status, headers: type === undefined ? headers : { ...headers, 'Content-Type': type }, text };
}
