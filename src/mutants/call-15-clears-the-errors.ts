// Clears what earlier errors have left on the page, once the CTI server has taken what it was asked.

import type { Mutant } from './mutant.ts';
import { hasFailed, type PageHabit, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'CALL-15', collateral: [] };

const clear: PageHabit = async (page, act) => {
  const result = await act(page);
  return hasFailed(result) ? result : { ...result, page: { ...result.page, pyStatusMessage: '', pyPegaCTIError: '' } };
};

export default wrapReference(() => ({ HoldCall: clear, MakeCall: clear }));
