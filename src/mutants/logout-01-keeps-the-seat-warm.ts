// A seat must not be empty: who is the first to leave it during a break, and says nothing of why, is logged in there again
// until somebody else comes. Nobody looks at the ACD after the answer, and the answer was good.

import type { ClipboardPage } from '../connector/page.ts';
import { isBlank } from '../reference/untyped.ts';
import type { Server } from './bare.ts';
import { heldBy } from './held.ts';
import type { Mutant } from './mutant.ts';
import { hasFailed, wrapReference } from './wrap.ts';

export const dialects = ['native', 'ami'];

export const mutant: Mutant = {
  target: 'LOGOUT-01',
  collateral: ['FAULT-07', 'FAULT-10', 'LOGIN-01', 'LOGOUT-06', 'LOGOUT-08', 'LOGOUT-10', 'LOGOUT-18'],
};

export default wrapReference((server) => {
  let isFirst = true;
  let logInAgain = async (): Promise<unknown> => undefined;
  return {
    LoginAgent(page, logIn) {
      logInAgain = () => logIn(page);
      return logIn(page);
    },
    async LogoutAgent(page, logOut) {
      const isPlain = isFirst && (await asksForNoMore(server, page));
      isFirst = false;
      const result = await logOut(page);
      if (isPlain && !hasFailed(result)) await logInAgain();
      return result;
    },
  };
});

/** Whether an agent who is NotReady in one queue asks for no more than to be logged out. */
async function asksForNoMore(server: Server, page: ClipboardPage): Promise<boolean> {
  const { AgentID, Queue, AgentOptions } = page;
  if (isBlank(AgentID) || ![Queue, AgentOptions?.pyOpenCTI?.pyReasonCode].every(isBlank)) return false;
  const seen = await heldBy(server, AgentID).catch(() => undefined);
  return seen?.state === 'NotReady' && seen.queues.length === 1;
}
