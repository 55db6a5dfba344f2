// What a response of Asterisk's Manager Interface says of what was asked. It must not know what that was.

import type { Answer } from '../answer.ts';
import type { Message } from './ami-reader.ts';
import { notOfTheProtocol } from './socket.ts';

/** Throws where it says neither that it is done nor why not. */
export function answerOf({ Response, Message: reason }: Message): Answer {
  if (Response === 'Success') return { outcome: 'done' };
  if (Response === 'Error' && reason !== undefined && reason !== '') return { outcome: 'refused', reason };
  throw notOfTheProtocol();
}
