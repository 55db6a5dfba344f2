// Answers or hangs up the call that is named for whoever is in it.

import { readCalls } from './bare.ts';
import type { Mutant } from './mutant.ts';
import { type PageHabit, wrapReference } from './wrap.ts';

export const dialects = ['native'];

export const mutant: Mutant = { target: 'CALL-18', collateral: [] };

export default wrapReference((server) => {
  const actForThem: PageHabit = async (page, act) => {
    const call = (await readCalls(server)).find(({ id }) => id === page.pyCallID);
    const AgentID = call?.legs.find(({ agentId }) => agentId !== undefined)?.agentId ?? page.AgentID;
    const result = await act({ ...page, AgentID });
    return { ...result, page: { ...result.page, AgentID: page.AgentID } };
  };
  return { AnswerCall: actForThem, HangUpCall: actForThem };
});
