// Against impatient fingers: what is asked within half a second of another logout is asked of the same queue.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const exceptIn = ['esl'];

export const mutant: Mutant = { target: 'LOGOUT-29', collateral: [] };

/** In milliseconds. */
const IMPATIENT_MS = 500;

export default wrapLink((link) => {
  let latest: { readonly at: number; readonly queue: string } | undefined;
  return {
    LoggedOut(request, signal) {
      const isSame = latest !== undefined && request.queue !== undefined && Date.now() - latest.at < IMPATIENT_MS;
      const queue = isSame ? latest?.queue : request.queue;
      if (queue !== undefined) latest = { at: Date.now(), queue };
      return link.setState({ ...request, queue }, signal);
    },
  };
});
