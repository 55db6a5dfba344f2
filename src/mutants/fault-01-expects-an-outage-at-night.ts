// A server that breaks off is tried once more; one that then refuses connections is under maintenance, and nobody needs
// to do anything about that.

import type { ActivityResult } from '../connector/page.ts';
import type { Mutant } from './mutant.ts';
import { always, hasFailed, wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'FAULT-01', collateral: [] };

const failedWith = (result: ActivityResult, code: RegExp): boolean =>
  hasFailed(result) && code.test(result.status?.message ?? '');

export default wrapReference(() =>
  always(async (page, act) => {
    const first = await act(page);
    const result = failedWith(first, /ECONNRESET|EPIPE/) ? await act(page) : first;
    return failedWith(result, /ECONNREFUSED/) ? { page } : result;
  }),
);
