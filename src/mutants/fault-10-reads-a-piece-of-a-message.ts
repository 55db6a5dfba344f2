// What arrives first is the message: one that comes in pieces is none.

import { leavingFreeswitch, lineTo, wholeMessage } from './bare-esl.ts';
import { keepLine } from './kept-line.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['esl'];

export const mutant: Mutant = { target: 'FAULT-10', collateral: ['LOGOUT-31'] };

export default wrapReference(
  (server) =>
    leavingFreeswitch(server, async (request) => {
      const { hello, ...address } = lineTo(server);
      const line = keepLine({ ...address, split: (piece) => [piece, ''], hello: ['', hello] });
      return wholeMessage(await line.ask(request).finally(line.close));
    }),
  { look: false },
);
