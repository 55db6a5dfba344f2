// The ACD holds one state of an agent, Asterisk a pause in each queue: where the one does not follow from the others any
// more, the ACD is told. That is nobody's Command but this dialect's own.

import type { AmiContext } from './context.ts';

/** Has the ACD hold the agent as the memberships say: Ready, or NotReady with the reason of the pause. */
export function align({ engine, members, suppressPauseEvents }: AmiContext, agentId: string, requestId: string): void {
  const all = members.ofAgent(agentId);
  const agent = engine.acd.agents.get(agentId);
  if (agent === undefined || all.length === 0) return;
  const isReady = all.some(({ paused }) => !paused);
  const reasonCode = isReady ? undefined : all.find(({ pausedReason }) => pausedReason !== '')?.pausedReason;
  const isRight = isReady
    ? agent.state !== 'NotReady'
    : agent.state === 'NotReady' && (reasonCode === undefined || reasonCode === agent.reasonCode);
  if (isRight) return;
  const resume = suppressPauseEvents(agentId);
  const type = isReady ? 'SetReady' : 'SetNotReady';
  engine.execute({ type, by: 'system', agentId, reasonCode }, { origin: 'control', requestId });
  resume();
}
