// A question that is asked again whenever something has changed since: one at a time, and not too often.

import { Refused } from './api.js';

/** In milliseconds: no sooner. */
const ASK_AGAIN_MS = 100;

/** What was answered last, and to which question. */
export const nothingAsked = () => ({ answer: undefined, of: undefined, isAsking: false });

/** Asks with `ask`, unless it was answered already. `question`: what it depends on besides the model; a text. */
export async function askAgain(board, asked, question, ask) {
  const of = `${question}\n${board.model.version}`;
  if (asked.of === of || asked.isAsking) return;
  asked.isAsking = true;
  try {
    Object.assign(asked, { answer: await ask(), of });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    asked.of = of;
  }
  board.changed();
  setTimeout(() => {
    asked.isAsking = false;
    board.changed();
  }, ASK_AGAIN_MS);
}
