// The tiers of the call center: which agent may serve which queue is the ACD's, an assignment. What is kept here is the word that
// somebody has set for a tier by hand: one that is not Ready gets no call.

import type { Acd } from '../../core/model/acd.ts';
import type { Assignment } from '../../core/model/membership.ts';

const READY = 'Ready';
const NO_ANSWER = 'No Answer';

const WORDS: ReadonlySet<string> = new Set(
  [READY, NO_ANSWER, 'Offering', 'Active Inbound', 'Standby'].map((word) => word.toLowerCase()),
);

export const isTierState = (word: string): boolean => WORDS.has(word.toLowerCase());

/** An agent's place in a queue. */
export interface Place extends Assignment {
  readonly agentId: string;
}

interface Tier extends Place {
  readonly state: string;
}

export interface Tiers {
  /** By level, then by position. */
  all(queueId?: string): readonly Tier[];
  find(agentId: string, queueId: string): Assignment | undefined;
  set(agentId: string, queueId: string, state: string): void;
  /** The queues that the agent may serve, and whose calls come. */
  openTo(agentId: string): readonly string[];
  /** Whether all of the agent's are open. */
  areAllOpen(agentId: string): boolean;
  /** As they stood when the ACD was put in place: what the switch's own file says. */
  configured(): readonly Place[];
  forget(agentId: string, queueId?: string): void;
  clear(): void;
}

const placesIn = ({ agents }: Acd): readonly Place[] =>
  [...agents.values()].flatMap(({ id: agentId, assignments }) => assignments.map((one) => ({ ...one, agentId })));

export function createTiers(acd: Acd): Tiers {
  const words = new Map<string, Map<string, string>>();
  let places = placesIn(acd);

  const assignmentsOf = (agentId: string): readonly Assignment[] => acd.agents.get(agentId)?.assignments ?? [];

  /** Of a call's queue, and of the others meanwhile. */
  function ofCall(agentId: string, queueId: string): string | undefined {
    for (const callId of acd.agents.get(agentId)?.callIds ?? []) {
      const call = acd.calls.get(callId);
      if (call?.queueId === undefined) continue;
      const leg = call.legs.find((one) => one.agentId === agentId);
      if (call.queueId !== queueId) return 'Standby';
      return leg?.state === 'Ringing' ? 'Offering' : 'Active Inbound';
    }
    return undefined;
  }

  function isOpen(agentId: string, queueId: string): boolean {
    const word = words.get(agentId)?.get(queueId) ?? READY;
    return word === READY || word === NO_ANSWER;
  }

  return {
    all(queueId) {
      const tiers = [...acd.agents.keys()].flatMap((agentId) =>
        assignmentsOf(agentId)
          .filter((one) => queueId === undefined || one.queueId === queueId)
          .map((one): Tier => {
            const state = ofCall(agentId, one.queueId) ?? words.get(agentId)?.get(one.queueId) ?? READY;
            return { ...one, agentId, state };
          }),
      );
      return tiers.sort((one, other) => one.level - other.level || one.position - other.position);
    },
    find: (agentId, queueId) => assignmentsOf(agentId).find((one) => one.queueId === queueId),
    set(agentId, queueId, state) {
      const ofAgent = words.get(agentId) ?? new Map<string, string>();
      words.set(agentId, ofAgent.set(queueId, state));
    },
    openTo(agentId) {
      const queueIds = assignmentsOf(agentId).map(({ queueId }) => queueId);
      return words.has(agentId) ? queueIds.filter((queueId) => isOpen(agentId, queueId)) : queueIds;
    },
    areAllOpen: (agentId) =>
      !words.has(agentId) || assignmentsOf(agentId).every(({ queueId }) => isOpen(agentId, queueId)),
    forget(agentId, queueId) {
      if (queueId === undefined) words.delete(agentId);
      else words.get(agentId)?.delete(queueId);
    },
    configured: () => places,
    clear() {
      words.clear();
      places = placesIn(acd);
    },
  };
}
