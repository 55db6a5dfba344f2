// What an ACD says to what it is asked, in words that belong to no vendor. It must not know what was asked.

/**
 * What the ACD said. `deferred`: it will be done when the agent's call has ended. `accepted`: the outcome comes later.
 * A refusal is an answer, not a failure; `reason` is what the ACD said, free of the link's own secrets.
 */
export type Answer =
  | { readonly outcome: 'done' | 'deferred' }
  | { readonly outcome: 'accepted'; readonly requestId: string }
  | { readonly outcome: 'refused'; readonly reason: string };

/** How a request ended that was accepted for later. */
export type Outcome = { readonly outcome: 'pending' | 'done' } | Extract<Answer, { outcome: 'refused' }>;
