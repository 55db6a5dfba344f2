// The server knows where everybody works, so the queue on the page is not sent: whoever wants one queue gets them all.

import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const exceptIn = ['esl'];

export const mutant: Mutant = { target: 'LOGIN-01', collateral: [] };

export default wrapLink((link) => ({
  LoggedIn: (request, signal) => link.setState({ ...request, queue: undefined }, signal),
}));
