// +OK is what a FreeSWITCH says to a logout, so +OK is a logout. It says so to somebody who has been out for hours as well.

import { askFreeswitch, leavingFreeswitch } from './bare-esl.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['esl'];

export const mutant: Mutant = { target: 'LOGOUT-31', collateral: ['FAULT-13'] };

export default wrapReference((server) =>
  leavingFreeswitch(server, async (request) => {
    const [answer] = await askFreeswitch(server, [request]);
    if (answer === undefined) throw new Error('No answer');
    return answer;
  }),
);
