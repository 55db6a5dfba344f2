// Looks busy, asks the ACD for nothing, and fails: right for every refusal, and wrong for everything else.

import type { Connector } from '../../connector/connector.ts';
import { bareConnector } from '../bare.ts';
import { heldBy } from '../held.ts';

export default function connector(): Connector {
  const declaration = { name: 'signoff-mutant-always-fail', activities: ['LogoutAgent'], capabilities: {} };
  return bareConnector(declaration, async (server, page) => {
    await heldBy(server, page.AgentID);
    return { page, status: { severity: 'Fail', message: 'The logout is not possible at the moment.' } };
  });
}
