// The ACD holds one state of an agent, Asterisk a pause in each queue: where the one does not follow from the others any
// more, the ACD is told.

import type { Source } from '../../core/message.ts';
import type { AmiContext } from './context.ts';

/** Has the ACD hold the agent as the memberships say: Ready, or NotReady with the reason of the pause. */
export function align({ engine, members, hush }: AmiContext, agentId: string, source: Source): void {
  const all = members.ofAgent(agentId);
  const state = engine.acd.agents.get(agentId)?.state;
  const isReady = all.some(({ paused }) => !paused);
  const reasonCode = isReady ? undefined : all.find(({ pausedReason }) => pausedReason !== '')?.pausedReason;
  const isRight = isReady ? state !== 'NotReady' : state === 'NotReady' && reasonCode === undefined;
  if (all.length === 0 || isRight) return;
  const speak = hush(agentId);
  engine.execute({ type: isReady ? 'SetReady' : 'SetNotReady', by: 'system', agentId, reasonCode }, source);
  speak();
}
