// Subscribes to the devices of all who work together, so that the desktop can show who is free.

import { askForText, type Server } from './bare.ts';
import { askFreeswitch } from './bare-esl.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

/** Whoever listens there listens to all of them. */
export const exceptIn = ['ami', 'wazo-agentd'];

export const mutant: Mutant = { target: 'EVENT-04', collateral: [] };

interface Mate {
  readonly id: string;
  readonly extension: string;
}

/** Who is logged in. */
async function teamOf(server: Server): Promise<readonly Mate[]> {
  if (server.dialect === 'esl') return teamOfFreeswitch(server);
  const { text } = await askForText(server, { method: 'GET', path: '/v1/agents' });
  return JSON.parse(text).filter(({ state }: { state: string }) => state !== 'LoggedOut');
}

/** Nobody says who sits where: the device has a name of its own. */
async function teamOfFreeswitch(server: Server): Promise<readonly Mate[]> {
  const [list] = await askFreeswitch(server, ['api callcenter_config agent list\n\n']);
  const [before = '', behind = ''] = String(server.agent).split('{AgentID}');
  return (list?.text ?? '').split('\n').flatMap((row) => {
    const [name = '', , , , , status] = row.split('|');
    const id = name.slice(before.length, name.length - behind.length);
    return status === undefined || status === 'Logged Out' || status === 'status' ? [] : [{ id, extension: name }];
  });
}

export default wrapReference((server, _notify, run) => ({
  SubscribeForEvents: async (page, act) => {
    const result = await act(page);
    if (result.status !== undefined) return result;
    for (const { id, extension } of await teamOf(server))
      if (id !== page.AgentID) await run('SubscribeForEvents', { AgentID: id, DN: extension }).catch(() => undefined);
    return result;
  },
}));
