// The tiers of an agent by hand: where he may work, which is no login.

import type { Server } from './bare.ts';
import { agentOf, askFreeswitch } from './bare-esl.ts';

/** The queues that tiers assign to an agent, as the FreeSWITCH calls them, in its order. */
export async function tiersOf(server: Server, agentId: unknown): Promise<readonly string[]> {
  const [answer] = await askFreeswitch(server, ['api callcenter_config tier list\n\n']);
  const name = agentOf(server, agentId);
  return (answer?.text ?? '').split('\n').flatMap((row) => {
    const [queue = '', agent] = row.split('|');
    return agent === name ? [queue] : [];
  });
}

/** Takes some away. */
export async function takeTiers(server: Server, agentId: unknown, queues: readonly string[]): Promise<void> {
  const name = agentOf(server, agentId);
  const commands = queues.map((queue) => `api callcenter_config tier del '${queue}' '${name}'\n\n`);
  if (commands.length > 0) await askFreeswitch(server, commands);
}
