// Mutants that do not tell two values apart: what is kept under a key that is not the whole value belongs to whoever had
// the key before. Who has a key alone is served well.

import type { StateRequest } from '../reference/link.ts';
import { type LinkHabits, wrapLink } from './wrap.ts';

/** What a value is kept under. */
export type KeyOf = (value: string) => string;

/** Sessions are kept by that key of the agent's id, the latest login last. */
export const sessionsBy = (keyOf: KeyOf) =>
  wrapLink((link) => {
    const sessions = new Map<string, string>();
    return {
      LoggedIn(request, signal) {
        sessions.set(keyOf(request.agentId), request.agentId);
        return link.setState(request, signal);
      },
      LoggedOut(request, signal) {
        const { agentId } = request;
        return link.setState({ ...request, agentId: sessions.get(keyOf(agentId)) ?? agentId }, signal);
      },
    };
  });

/** The queue on the page is looked for by that key among those that the agent is in, the last one first. */
export const queuesBy = (keyOf: KeyOf) =>
  wrapLink((link) => ({
    async LoggedOut(request, signal) {
      const { queue } = request;
      if (queue === undefined) return link.setState(request, signal);
      const queues = (await link.readAgent(request.agentId, signal))?.queues ?? [];
      const found = queues.findLast((one) => keyOf(one) === keyOf(queue));
      return link.setState({ ...request, queue: found ?? queue }, signal);
    },
  }));

/** A text of some requests is kept by that key, and the first with the key serves for every other. */
export const keptBy = (state: 'LoggedIn' | 'NotReady', name: 'reasonCode' | 'password', keyOf: KeyOf) =>
  wrapLink((link): LinkHabits => {
    const kept = new Map<string, string>();
    const firstOf = (value: string): string => {
      const key = keyOf(value);
      kept.set(key, kept.get(key) ?? value);
      return kept.get(key) ?? value;
    };
    return {
      [state](request: StateRequest, signal: AbortSignal) {
        const value = request[name];
        return link.setState(value === undefined ? request : { ...request, [name]: firstOf(value) }, signal);
      },
    };
  });
