// `callcenter_config tier …`: which agent may serve which queue. A tier is an assignment of the ACD's.

import { align } from './align.ts';
import { type Asker, DIALECT, type EslContext, OK, refusedAs, type Said } from './context.ts';
import { table } from './tables.ts';
import { isTierState, type Place } from './tiers.ts';
import { integerIn } from './words.ts';

const TIER_COLUMNS = ['queue', 'agent', 'state', 'level', 'position'];

export function addTier(context: EslContext, args: readonly string[], { requestId }: Asker): Said {
  const { agents, queues, tiers } = context;
  const [queue = '', name = '', level = '1', position = '1'] = args;
  const queueId = queues.idOf(queue);
  if (queueId === undefined) return refusedAs('Queue not found!');
  queues.load(queueId);
  const agentId = agents.idOf(name);
  if (agentId === undefined) return refusedAs('Agent not found!');
  if (tiers.find(agentId, queueId) !== undefined) return refusedAs('Tier already exist!');
  assign(context, { agentId, queueId, level: integerIn(level), position: integerIn(position) }, requestId);
  align(context, agentId, requestId);
  return OK;
}

type Assigned = Omit<Place, 'penalty'>;

const assign = ({ engine }: EslContext, { agentId, queueId, level, position }: Assigned, requestId: string) =>
  engine.execute(
    { type: 'Assign', agentId, queueId, level, position },
    { origin: 'connector', dialect: DIALECT, requestId },
  );

const FIELDS = ['state', 'level', 'position'];

export function setTier(context: EslContext, args: readonly string[], { requestId }: Asker): Said {
  const [key = '', queue = '', name = '', value = ''] = args;
  const field = key.toLowerCase();
  if (field === 'state' && !isTierState(value)) return refusedAs('Invalid Tier State!');
  if (!FIELDS.includes(field)) return refusedAs('Invalid Tier Update KEY!');
  const { queues, agents, tiers } = context;
  const [queueId, agentId] = [queues.idOf(queue), agents.idOf(name)];
  const tier = queueId === undefined || agentId === undefined ? undefined : tiers.find(agentId, queueId);
  if (tier === undefined || queueId === undefined || agentId === undefined) return refusedAs('Unknown Error!');
  if (field === 'state') {
    tiers.set(agentId, queueId, value);
    align(context, agentId, requestId);
  } else assign(context, { ...tier, agentId, [field]: integerIn(value) }, requestId);
  return OK;
}

/** A success whether there is such a tier or not. */
export function deleteTier(
  context: EslContext,
  [queue = '', name = '']: readonly string[],
  { requestId }: Asker,
): Said {
  const { engine, queues, agents, tiers } = context;
  const [queueId, agentId] = [queues.idOf(queue), agents.idOf(name)];
  if (queueId === undefined || agentId === undefined) return OK;
  tiers.forget(agentId, queueId);
  context.asked.set(requestId, { agentId, status: undefined, isTold: true });
  engine.execute({ type: 'Unassign', agentId, queueId }, { origin: 'connector', dialect: DIALECT, requestId });
  context.asked.delete(requestId);
  align(context, agentId, requestId);
  return OK;
}

/** Puts back what the switch's own file says: of one agent, of all of a queue, or `all`. */
export function reloadTiers(context: EslContext, args: readonly string[], { requestId }: Asker): Said {
  const [queue = '', name = ''] = args;
  const { queues, agents, tiers } = context;
  const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
  const isMeant = ({ agentId, queueId }: Place) =>
    isSame(queue, 'all') ||
    (isSame(queue, queues.nameOf(queueId)) && (name === '' || isSame(name, agents.nameOf(agentId))));
  const meant = tiers.configured().filter(isMeant);
  for (const place of meant) {
    queues.load(place.queueId);
    assign(context, place, requestId);
    align(context, place.agentId, requestId);
  }
  return meant.length === 0 ? refusedAs('Unknown Error!') : OK;
}

export function listTiers({ tiers, queues, agents }: EslContext, queueId?: string): Said {
  const rows = tiers
    .all(queueId)
    .map((tier) => [queues.nameOf(tier.queueId), agents.nameOf(tier.agentId), tier.state, tier.level, tier.position]);
  return table(TIER_COLUMNS, rows);
}
