// The ACD's Rejections in the words of the call center: total, so that a new one cannot be forgotten. It has words of its own for
// who is not there; what it never says is told in plain ones.

import { describeRejection, REJECTION_CODES, type Rejection, type RejectionCode } from '../../core/rejection.ts';

const OWN: Readonly<Partial<Record<RejectionCode, string>>> = {
  UnknownAgent: 'Agent not found!',
  UnknownQueue: 'Queue not found!',
};

const WORDS = Object.fromEntries(REJECTION_CODES.map((code) => [code, OWN[code]])) as Readonly<
  Record<RejectionCode, string | undefined>
>;

/** What stands behind `-ERR `. */
export const refusalWords = (rejection: Rejection): string => WORDS[rejection.code] ?? describeRejection(rejection);
