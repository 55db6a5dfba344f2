// A floor on which something of everything goes on, for tests that look at every view.

import type { TestBoard } from './board.ts';
import { nativeUrl } from './board.ts';

/** Every view, and that of an agent in each state that there is after `bustle`. */
export const VIEWS = [
  'agents',
  'agents/1001',
  'agents/1002',
  'agents/1007',
  'agents/1012',
  'queues',
  'timeline',
  'rules',
  'clock',
  'faults',
];

/** Agents in every state, calls that wait, ring, are answered and held, a fault, and a connector that is refused. */
export async function bustle(board: TestBoard): Promise<void> {
  const { ask, simulator } = board;
  const { agents, queues } = simulator.opening;
  const command = (index: number, type: string, more = {}) =>
    ask('POST', `/control/agents/${encodeURIComponent(agents[index]?.id ?? '')}/commands`, { type, ...more });
  const queueIds = [queues[0]?.id ?? ''];
  for (let index = 0; index < 8; index += 1) await command(index, 'LogIn', index < 3 ? { queueIds } : {});
  for (let index = 0; index < 6; index += 1) await command(index, 'SetReady');
  const data = { account: '4711', topic: 'invoice' };
  for (const callId of ['call-1', 'call-2', 'call-3'])
    await ask('POST', '/control/calls', { callId, queueId: queueIds[0], data });
  await ask('POST', '/control/calls/call-1/answer');
  await ask('POST', '/control/calls/call-2/answer');
  await ask('DELETE', '/control/calls/call-2');
  const consult = { type: 'Consult', agentId: agents[0]?.id, destination: '+15550123', consultId: 'call-1-1' };
  await ask('POST', '/control/calls/call-1/commands', consult);
  await command(7, 'SetNotReady', { reasonCode: '02' });
  const [, , , , , , , , connected] = agents;
  const path = `/v1/agents/${encodeURIComponent(connected?.id ?? '')}/state`;
  for (const body of [
    { state: 'LoggedIn', password: connected?.password },
    { state: 'LoggedOut' },
    { state: 'LoggedOut' },
  ])
    await ask('PUT', path, body, nativeUrl(board));
  await ask('POST', '/control/faults', { kind: 'delay-event', label: 'slow events' });
}
