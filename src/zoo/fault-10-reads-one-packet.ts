// A message is what one read gives: one that comes in pieces is no message.

import { lineTo, messageOf, textOf } from './bare-ami.ts';
import type { Breaker } from './breaker.ts';
import { keepLine } from './kept-line.ts';
import { leavingByHand } from './leaving-by-hand.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['ami'];

export const breaker: Breaker = { target: 'FAULT-10', collateral: [] };

export default wrapReference(
  (server) =>
    leavingByHand(server, async (action) => {
      const { hello, ...address } = lineTo(server);
      const line = keepLine({ ...address, split: (piece) => [piece, ''], hello: ['', hello] });
      return line
        .ask(textOf({ ...action, ActionID: 'mine' }))
        .then((piece) => messageOf(piece.replace(/\r\n\r\n$/, '')))
        .finally(line.close);
    }),
  { look: false },
);
