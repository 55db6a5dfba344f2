// A connection that is refused is tried again a few times: nothing has been sent yet, so that nothing can be done twice.
// What broke after the connection stood is not tried again.

import { setTimeout } from 'node:timers/promises';
import type { Answer } from '../../reference/answer.ts';
import type { CtiLink } from '../../reference/link.ts';
import { wrapLink } from '../wrap.ts';

const TRIES = 10;
/** Between two of them, in milliseconds. */
const PAUSE_MS = 20;

export default wrapLink((link) => {
  const setState: CtiLink['setState'] = async (request, signal): Promise<Answer> => {
    for (let left = TRIES - 1; ; left -= 1) {
      try {
        return await link.setState(request, signal);
      } catch (error) {
        if (left === 0 || signal.aborted || !isRefused(error)) throw error;
        await setTimeout(PAUSE_MS);
      }
    }
  };
  return { LoggedIn: setState, LoggedOut: setState, Ready: setState, NotReady: setState, AfterCallWork: setState };
});

const isRefused = (error: unknown): boolean => error instanceof Error && error.message.includes('ECONNREFUSED');
