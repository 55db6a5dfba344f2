// Brings the ACD in line with what was changed of an agent on this wire beside his status: whoever has come in is logged in to the
// queues whose tiers are open to him, and to no other.

import type { AgentCommand } from '../../core/commands.ts';
import { isLoggedOut, takesCalls } from './agents.ts';
import { DIALECT, type EslContext } from './context.ts';

export function align(context: EslContext, agentId: string, requestId: string): void {
  const { engine, agents, tiers } = context;
  const row = agents.find(agentId);
  const agent = engine.acd.agents.get(agentId);
  if (row === undefined || agent === undefined || isLoggedOut(row.status)) return;
  const open = tiers.openTo(agentId);
  const leaves = [...agent.memberships.keys()].filter((queueId) => !open.includes(queueId));
  const joins = open.filter((queueId) => !agent.memberships.has(queueId));
  const asked = context.asked.get(requestId) === undefined;
  if (asked) context.asked.set(requestId, { agentId, status: undefined, isTold: true });
  const execute = (command: AgentCommand) =>
    engine.execute(command, { origin: 'connector', dialect: DIALECT, requestId });
  if (leaves.length > 0) execute({ type: 'LogOut', by: 'system', agentId, queueIds: leaves });
  if (joins.length > 0)
    execute({
      type: 'LogIn',
      by: 'system',
      agentId,
      queueIds: joins,
      paused: !takesCalls(row, agent.callIds !== undefined),
    });
  const isPaused = engine.acd.agents.get(agentId)?.state === 'NotReady';
  if (isPaused && takesCalls(row, false)) execute({ type: 'SetReady', by: 'system', agentId });
  // Where this is itself brought about by an Event, what comes of it is told behind that, and no later.
  if (asked) setImmediate(() => context.asked.delete(requestId));
}
