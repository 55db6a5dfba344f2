// Ends its process in the middle of a logout, and with a code that means success.

import type { Connector } from '../../connector/connector.ts';
import { bareConnector } from '../bare.ts';
import { heldBy } from '../held.ts';

export default function connector(): Connector {
  const declaration = { name: 'signoff-mutant-exits-0', activities: ['LogoutAgent'], capabilities: {} };
  return bareConnector(declaration, async (server, page) => {
    await heldBy(server, page.AgentID);
    process.exit(0);
  });
}
