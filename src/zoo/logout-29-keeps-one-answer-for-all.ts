// Answers are put into one field of the adapter, and a poll every now and then takes from it what is the latest.

import { setTimeout } from 'node:timers/promises';
import type { ActivityResult } from '../contract/page.ts';
import type { Breaker } from './breaker.ts';
import { wrapReference } from './wrap.ts';

export const breaker: Breaker = { target: 'LOGOUT-29', collateral: [] };

const POLL_MS = 200;

export default wrapReference(() => {
  let latest: ActivityResult['status'];
  return {
    async LogoutAgent(page, logOut) {
      const result = await logOut(page);
      latest = result.status;
      await setTimeout(POLL_MS);
      return { ...result, status: latest };
    },
  };
});
