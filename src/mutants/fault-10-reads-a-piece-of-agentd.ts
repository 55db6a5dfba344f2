// What arrives first is the answer: one that comes in pieces is half an answer.

import { leavingAgentd } from './bare-wazo.ts';
import { addressOf } from './http-text.ts';
import { keepLine } from './kept-line.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['wazo-agentd'];

export const mutant: Mutant = { target: 'FAULT-10', collateral: [] };

export default wrapReference(
  (server) =>
    leavingAgentd(server, async (request) => {
      const line = keepLine({ ...addressOf(server), split: (piece) => [piece, ''] });
      const piece = await line.ask(request).finally(line.close);
      if (!piece.includes('\r\n\r\n')) throw new Error('Half an answer');
      return piece;
    }),
  { look: false },
);
