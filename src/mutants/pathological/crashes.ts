// An error that nobody catches, thrown beside the activity, takes the process down before it has answered.

import type { Connector } from '../../connector/connector.ts';
import { bareConnector } from '../bare.ts';
import { heldBy } from '../held.ts';

export default function connector(): Connector {
  const declaration = { name: 'signoff-mutant-crashes', activities: ['LogoutAgent'], capabilities: {} };
  return bareConnector(declaration, async (server, page) => {
    await heldBy(server, page.AgentID);
    setImmediate(() => {
      throw new Error('Nobody has looked at this reply before.');
    });
    return new Promise(() => undefined);
  });
}
