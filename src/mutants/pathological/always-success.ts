// Looks busy, asks the ACD for nothing, and says that all went well. It declares no more than it must.

import type { Connector } from '../../connector/connector.ts';
import { bareConnector } from '../bare.ts';
import { heldBy } from '../held.ts';

export default function connector(): Connector {
  const declaration = { name: 'signoff-mutant-always-success', activities: ['LogoutAgent'], capabilities: {} };
  return bareConnector(declaration, async (server, page) => {
    await heldBy(server, page.AgentID);
    return { page };
  });
}
