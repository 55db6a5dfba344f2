// Hands on whatever the CTI server tells, as it comes, and looks at no number, nor whether it is a change.

import type { News } from '../reference/event-link.ts';
import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const mutant: Mutant = { target: 'EVENT-06', collateral: [], collateralIn: { esl: ['LOGOUT-26'] } };

/** What is told there is taken for a hint, and looked at. */
export const exceptIn = ['ami', 'wazo-agentd'];

export default wrapLink(({ events }) => ({
  async listen(device, ear, signal) {
    if (events === undefined) throw new Error('There is nothing to listen to');
    let isBegun = false;
    const hear = (news: News) => {
      const isBeginning = !isBegun && news.type === 'state' && news.isHeld === true;
      isBegun = true;
      ear.hear((isBeginning ? news : { ...news, number: undefined, isHeld: undefined }) as News);
    };
    return events.listen(device, { ...ear, hear }, signal);
  },
}));
