// What a malformed answer is on this wire: whole HTTP with the status of the answer that it takes the place of, and a body
// that is nothing of the dialect. The shapes are total, so that a new one cannot be forgotten.

import type { AnswerShape } from '../../faults/fault.ts';
import type { HttpResponse } from '../../net/http-message.ts';

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

/** `response` in another shape. */
export function malformed(shape: AnswerShape, response: HttpResponse): HttpResponse {
  const { type, text } = SHAPES[shape]((response.body ?? {}) as Body);
  const headers = { 'Content-Type': 'application/json', ...response.headers };
  return { ...response, headers: type === undefined ? headers : { ...headers, 'Content-Type': type }, text };
}
