// Where an agent works is noted at the first login, queue and extension, and every later login goes there.

import type { StateRequest } from '../reference/link.ts';
import type { Mutant } from './mutant.ts';
import { wrapLink } from './wrap.ts';

export const exceptIn = ['esl'];

export const mutant: Mutant = { target: 'LOGIN-01', collateral: [] };

export default wrapLink((link) => {
  const places = new Map<string, Pick<StateRequest, 'queue' | 'extension'>>();
  return {
    LoggedIn(request, signal) {
      const { queue, extension } = places.get(request.agentId) ?? request;
      places.set(request.agentId, { queue, extension });
      return link.setState({ ...request, queue, extension }, signal);
    },
  };
});
