// What a malformed answer is on this wire: a message that is framed as one is, and is no answer of the protocol. The shapes are
// total, so that a new one cannot be forgotten.

import type { AnswerShape } from '../../faults/fault.ts';
import { encodeApi, encodeReply, lengthOf, type Reply } from './reply.ts';

const WEB_PAGE =
  '<!DOCTYPE html>\n<html><head><title>Welcome</title></head>\n<body><p>Please sign in.</p></body></html>\n';

/** The text of a message that should have said `text`, in an answer of that kind. */
type Shape = (reply: Reply) => string;

const saying =
  (change: (text: string) => string): Shape =>
  (reply) =>
    encodeReply({ ...reply, text: change(reply.text) });

const SHAPES: Readonly<Record<AnswerShape, Shape>> = {
  'cut-short': saying((text) => text.slice(0, 1)),
  'web-page': () => encodeApi(WEB_PAGE, 'text/html'),
  empty: (reply) => (reply.kind === 'api' ? encodeApi('') : 'Content-Type: command/reply\n\n'),
  'plain-text': saying(() => 'Hello.\n'),
  null: saying(() => 'null'),
  'other-kind': ({ text }) => `Content-Type: text/unheard-of\nContent-Length: ${lengthOf(text)}\n\n${text}`,
  'no-outcome': saying((text) => text.replace(/^[+-](OK|ERR) ?/, '')),
  'unknown-outcome': saying((text) => text.replace(/^[+-](OK|ERR)/, '+PERHAPS')),
  numbers: saying(() => '1'),
  nulls: saying((text) => text.replace(/\w/g, '-')),
};

export const malformedText = (shape: AnswerShape, reply: Reply): string => SHAPES[shape](reply);
