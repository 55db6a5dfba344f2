// Subscribes anew each time that it is asked to, beside what is subscribed to already: what happens is told as often.

import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'ADAPTER-01', collateral: [] };

export default wrapReference(() => {
  const times = new Map<unknown, number>();
  return {
    SubscribeForEvents: async (page, act) => {
      const result = await act(page);
      if (result.status === undefined) times.set(page.AgentID, (times.get(page.AgentID) ?? 0) + 1);
      return result;
    },
    UnSubscribeForEvents: (page, act) => {
      times.delete(page.AgentID);
      return act(page);
    },
    CloseAdapter: (page, act) => {
      times.delete(page.AgentID);
      return act(page);
    },
    handOn(page, hand) {
      for (let time = 0; time < (times.get(page.AgentID) ?? 1); time += 1) hand(page);
    },
  };
});
