// One connection, kept for good: the answers come in the order of the actions, so the next one is the answer, and who gave
// up leaves the own one behind.

import { lineTo, messageOf, textOf } from './bare-ami.ts';
import { keepLine } from './kept-line.ts';
import { leavingByHand } from './leaving-by-hand.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['ami'];

export const mutant: Mutant = { target: 'LOGOUT-30', collateral: [] };

export default wrapReference(
  (server) => {
    const { hello, ...address } = lineTo(server);
    const line = keepLine({ ...address, split: (text) => text.split('\r\n\r\n'), hello: [hello] });
    let asked = 0;
    return leavingByHand(server, async (action) => {
      asked += 1;
      return messageOf(await line.ask(textOf({ ...action, ActionID: String(asked) })));
    });
  },
  { look: false },
);
