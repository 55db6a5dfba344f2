// Is only told that something has changed, looks what it is now, and hands that on each time.

import type { ToldState } from '../reference/event-link.ts';
import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const dialects = ['ami', 'wazo-agentd'];

export const mutant: Mutant = { target: 'EVENT-06', collateral: ['ADAPTER-01', 'ADAPTER-03', 'EVENT-07'] };

export default wrapLink(({ events, readAgent }) => ({
  async listen(device, ear, signal) {
    if (events === undefined) throw new Error('There is nothing to listen to');
    async function look(): Promise<void> {
      const view = await readAgent(device.agentId, AbortSignal.timeout(1_000));
      if (view !== undefined && view.state !== 'Busy') ear.hear({ type: 'state', state: view.state as ToldState });
    }
    const hear: typeof ear.hear = (news) => {
      if (news.type === 'hint') void look().catch(() => undefined);
      else ear.hear(news);
    };
    return events.listen(device, { ...ear, hear }, signal);
  },
}));
