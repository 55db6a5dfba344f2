// Looks busy, asks the ACD for nothing, and says that all went well. It declares no more than it must.

import type { Connector } from '../../contract/connector.ts';
import { bareConnector, readAgent } from '../bare.ts';

export const dialects = ['native'];

export default function connector(): Connector {
  const declaration = { name: 'signoff-zoo-always-success', activities: ['LogoutAgent'], capabilities: {} };
  return bareConnector(declaration, async (server, page) => {
    await readAgent(server, page.AgentID);
    return { page };
  });
}
