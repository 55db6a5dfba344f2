// A message is what one read gives: one that comes in pieces is no message.

import { lineTo, messageOf, textOf } from './bare-ami.ts';
import { keepLine } from './kept-line.ts';
import { leavingByHand } from './leaving-by-hand.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['ami'];

export const mutant: Mutant = { target: 'FAULT-10', collateral: [] };

const OWN = 'mine';

export default wrapReference(
  (server) =>
    leavingByHand(server, async (action) => {
      const { hello, ...address } = lineTo(server);
      const line = keepLine({ ...address, split: (piece) => [piece, ''], hello: ['', hello] });
      const piece = await line.ask(textOf({ ...action, ActionID: OWN })).finally(line.close);
      const message = piece.endsWith('\r\n\r\n') ? messageOf(piece.trimEnd()) : undefined;
      return message?.ActionID === OWN ? message : undefined;
    }),
  { look: false },
);
