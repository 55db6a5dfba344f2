// Opens a lost connection anew, and listens from then on: what was missed is nobody's concern.

import { setTimeout } from 'node:timers/promises';
import type { Listening } from '../reference/event-link.ts';
import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

/** Whoever begins to listen there is told how the agent is held. */
export const exceptIn = ['esl'];

export const mutant: Mutant = { target: 'EVENT-07', collateral: [] };

const AGAIN_MS = 20;

export default wrapLink(({ events }) => ({
  async listen(device, ear, signal) {
    if (events === undefined) throw new Error('There is nothing to listen to');
    const { listen } = events;
    let current: Listening | undefined;
    let isClosed = false;
    const own = { ...ear, after: undefined, lost: () => void listenAgain() };

    async function listenAgain(): Promise<void> {
      current = undefined;
      while (!isClosed && current === undefined) {
        await setTimeout(AGAIN_MS);
        current = await listen(device, own, AbortSignal.timeout(1_000)).catch(() => undefined);
      }
      if (isClosed) current?.close();
    }

    current = await listen(device, own, signal);
    return {
      close() {
        isClosed = true;
        current?.close();
      },
    };
  },
}));
