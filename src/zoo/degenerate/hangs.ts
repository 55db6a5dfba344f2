// Waits for an answer that never comes, and so never gives one.

import type { Connector } from '../../contract/connector.ts';
import { bareConnector, readAgent } from '../bare.ts';

export const dialects = ['native'];

export default function connector(): Connector {
  const declaration = { name: 'signoff-zoo-hangs', activities: ['LogoutAgent'], capabilities: {}, timeoutMs: 50 };
  return bareConnector(declaration, async (server, page) => {
    await readAgent(server, page.AgentID);
    return new Promise(() => undefined);
  });
}
