// What can become of a Command.

import type { Event } from './events.ts';
import type { Rejection, RejectionCode, RejectionFacts } from './rejection.ts';

/**
 * `deferred`: accepted, and to be done when the call has ended. `accepted`: to be settled later, by the ACD or by the
 * Rejection that is given; without `later`, never.
 */
export type Decision =
  | {
      readonly outcome: 'done' | 'deferred';
      /** None where the ACD takes no notice. */
      readonly events: readonly Event[];
    }
  | { readonly outcome: 'accepted'; readonly later?: Later | undefined }
  | { readonly outcome: 'refused'; readonly rejection: Rejection };

export interface Later {
  /** In milliseconds of ACD time. */
  readonly afterMs: number;
  readonly rejection?: Rejection | undefined;
}

export const refused = (code: RejectionCode, facts: RejectionFacts): Decision => ({
  outcome: 'refused',
  rejection: { code, facts },
});

export const done = (...events: readonly Event[]): Decision => ({ outcome: 'done', events });
