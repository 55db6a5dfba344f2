// Subscribes to the devices of all who work together, so that the desktop can show who is free.

import { askForText } from './bare.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['native'];

export const mutant: Mutant = { target: 'EVENT-04', collateral: [] };

export default wrapReference((server, _notify, run) => ({
  SubscribeForEvents: async (page, act) => {
    const result = await act(page);
    if (result.status !== undefined) return result;
    const { text } = await askForText(server, { method: 'GET', path: '/v1/agents' });
    for (const { id, extension, state } of JSON.parse(text))
      if (state !== 'LoggedOut' && id !== page.AgentID)
        await run('SubscribeForEvents', { AgentID: id, DN: extension }).catch(() => undefined);
    return result;
  },
}));
