// One connection, kept for good: who gave up on an answer leaves it there for the next request, which takes it for its
// own. Whose logout it tells of is looked at, and which request it answers is not.

import type { Connector } from '../connector/connector.ts';
import { refusalOf } from './bare.ts';
import { nativeByHand } from './bare-activities.ts';
import { addressOf, readReply, repliesIn, writeRequest } from './http-text.ts';
import { type KeptLine, keepLine } from './kept-line.ts';
import type { Mutant } from './mutant.ts';

export const dialects = ['native'];

export const mutant: Mutant = { target: 'LOGOUT-30', collateral: [] };

export default function connector(): Connector {
  let line: KeptLine | undefined;
  const inner = nativeByHand({
    async send(server, asked) {
      line ??= keepLine({ ...addressOf(server), split: repliesIn });
      const { text, requestId } = writeRequest(server, asked);
      return { ...readReply(await line.ask(text)), requestId };
    },
    read({ status, text, requestId }) {
      const body = JSON.parse(text);
      const isAboutAnother = body.agent?.id === 'somebody-else';
      return isAboutAnother ? 'That is somebody else' : refusalOf({ status, requestId, body: { ...body, requestId } });
    },
  });
  return {
    ...inner,
    async reset() {
      line?.close();
    },
  };
}
