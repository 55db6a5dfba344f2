// Waits for an answer that never comes, and so never gives one.

import type { Connector } from '../../connector/connector.ts';
import { bareConnector } from '../bare.ts';
import { heldBy } from '../held.ts';

export default function connector(): Connector {
  const declaration = { name: 'signoff-mutant-hangs', activities: ['LogoutAgent'], capabilities: {}, timeoutMs: 50 };
  return bareConnector(declaration, async (server, page) => {
    await heldBy(server, page.AgentID);
    return new Promise(() => undefined);
  });
}
