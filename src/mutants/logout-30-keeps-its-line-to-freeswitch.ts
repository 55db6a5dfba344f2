// One connection to the event socket, kept for good: nothing in an answer tells whose it is, and the next one that comes is taken for
// the answer. Who gave up leaves the own one behind.

import { leavingFreeswitch, lineTo, messageOf, splitMessages } from './bare-esl.ts';
import { keepLine } from './kept-line.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['esl'];

export const mutant: Mutant = { target: 'LOGOUT-30', collateral: ['FAULT-14', 'LOGOUT-29', 'LOGOUT-31'] };

export default wrapReference(
  (server) => {
    const { hello, ...address } = lineTo(server);
    const line = keepLine({ ...address, split: splitMessages, hello: ['', hello] });
    return leavingFreeswitch(server, async (request) => messageOf(await line.ask(request)));
  },
  { look: false },
);
