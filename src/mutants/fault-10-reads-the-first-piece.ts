// What arrives first is the answer: a reply that comes in pieces is half a reply.

import type { Connector } from '../connector/connector.ts';
import { nativeByHand } from './bare-activities.ts';
import { addressOf, readReply, writeRequest } from './http-text.ts';
import { keepLine } from './kept-line.ts';
import type { Mutant } from './mutant.ts';

export const dialects = ['native'];

export const mutant: Mutant = { target: 'FAULT-10', collateral: [] };

export default (): Connector =>
  nativeByHand({
    async send(server, asked) {
      const line = keepLine({ ...addressOf(server), split: (piece) => [piece, ''] });
      const { text, requestId } = writeRequest(server, asked);
      return line
        .ask(text)
        .then((piece) => ({ ...readReply(piece), requestId }))
        .finally(line.close);
    },
  });
