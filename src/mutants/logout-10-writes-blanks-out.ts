// A reason that is there and blank is written out as a text: null becomes "null", and an empty one the code 0.

import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGOUT-10', collateral: [] };

export const dialects = ['native'];

export default wrapReference(() => ({
  async LogoutAgent(page, logOut) {
    const { AgentOptions } = page;
    const code = AgentOptions?.pyOpenCTI?.pyReasonCode;
    if (code !== null && code !== '') return logOut(page);
    const result = await logOut({ ...page, AgentOptions: { pyOpenCTI: { pyReasonCode: code === '' ? '0' : 'null' } } });
    return { ...result, page: { ...result.page, AgentOptions } };
  },
}));
