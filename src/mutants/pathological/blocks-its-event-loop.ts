// Waits for an answer with the whole process, which can then neither receive it nor be asked to stop.

import type { Connector } from '../../connector/connector.ts';
import { bareConnector } from '../bare.ts';
import { heldBy } from '../held.ts';

export default function connector(): Connector {
  const declaration = { name: 'signoff-mutant-blocks', activities: ['LogoutAgent'], capabilities: {}, timeoutMs: 50 };
  return bareConnector(declaration, async (server, page) => {
    await heldBy(server, page.AgentID);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    return { page };
  });
}
