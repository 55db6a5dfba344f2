// Tells only what is another state than before, although the switch that it stands for tells each request again.

import type { Mutant } from '../mutant.ts';
import { type Event, tellingAnew } from './alter.ts';

export const dialects = ['native'];
export const profile = 'asterisk';
export const mutant: Mutant = { target: 'ACD-22', collateral: [] };

export default tellingAnew(() => {
  /** What was told last of an agent's pauses. */
  const latest = new Map<string, Event['type']>();
  return (event) => {
    if (event.type !== 'MembershipsPaused' && event.type !== 'MembershipsUnpaused') return [event];
    const isRepeated = latest.get(event.agentId) === event.type;
    latest.set(event.agentId, event.type);
    return isRepeated ? [] : [event];
  };
});
