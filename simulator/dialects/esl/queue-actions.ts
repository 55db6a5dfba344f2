// `callcenter_config queue …`: what queues there are, who serves them and who waits. Loading a queue anew reads the file again, and
// puts back what that says of every agent, status included.

import { agentTable, putBack } from './agent-actions.ts';
import type { AgentRow } from './agents.ts';
import { type Asker, type EslContext, OK, refusedAs, type Said } from './context.ts';
import { listMembers, membersOf } from './members.ts';
import { QUEUE_COLUMNS } from './queues.ts';
import { table } from './tables.ts';
import { listTiers } from './tier-actions.ts';

const INVALID = refusedAs('Invalid!');

export function loadQueue(context: EslContext, [name = '']: readonly string[], asker: Asker): Said {
  const queueId = context.queues.idOf(name);
  if (queueId === undefined) return refusedAs('Invalid Queue not found!');
  context.queues.load(queueId);
  for (const { id } of context.agents.all()) putBack(context, id, asker);
  return OK;
}

export function unloadQueue({ queues }: EslContext, [name = '']: readonly string[]): Said {
  const queueId = queues.idOf(name);
  if (queueId !== undefined) queues.unload(queueId);
  return OK;
}

/** Who may serve the queue, of that status and in that state. */
function agentsOf(context: EslContext, [name = '', status, state]: readonly string[]): readonly AgentRow[] {
  const { queues, agents, tiers } = context;
  const queueId = queues.idOf(name);
  if (queueId === undefined) return [];
  return agents
    .all()
    .filter(
      (row) =>
        tiers.find(row.id, queueId) !== undefined &&
        (status === undefined || row.status === status) &&
        (state === undefined || row.state === state),
    );
}

export function listQueues(context: EslContext, [what, ...args]: readonly string[]): Said {
  const { queues } = context;
  switch (what?.toLowerCase()) {
    case undefined:
      return table(QUEUE_COLUMNS, queues.loaded().map(queues.rowOf));
    case 'agents':
      return agentTable(context.agents, agentsOf(context, args));
    case 'tiers':
      return args[0] === undefined ? listTiers(context) : listTiers(context, queues.idOf(args[0]) ?? '');
    case 'members':
      return listMembers(context, args[0]);
    default:
      return INVALID;
  }
}

export function countQueues(context: EslContext, [what, ...args]: readonly string[]): Said {
  const { queues, tiers } = context;
  switch (what?.toLowerCase()) {
    case undefined:
      return `${queues.loaded().length}\n`;
    case 'agents':
      return `${agentsOf(context, args).length}\n`;
    case 'tiers':
      return `${tiers.all(queues.idOf(args[0] ?? '') ?? '').length}\n`;
    case 'members':
      return `${membersOf(context, args[0]).length}\n`;
    default:
      return INVALID;
  }
}
