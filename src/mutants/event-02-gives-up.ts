// Stops listening with the first event that it cannot read.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'EVENT-02', collateral: [] };

export default wrapLink(({ events }) => ({
  async listen(device, ear, signal) {
    if (events === undefined) throw new Error('There is nothing to listen to');
    let isOver = false;
    const drop = (_message: string, isOfAnother: boolean) => {
      isOver ||= !isOfAnother;
    };
    return events.listen(device, { ...ear, drop, hear: (news) => isOver || ear.hear(news) }, signal);
  },
}));
