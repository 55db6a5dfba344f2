// Does nothing at all, and so never fails either. It must not be certified for that.

import type { Connector } from '../../connector/connector.ts';
import { bareConnector } from '../bare.ts';

export default function connector(): Connector {
  const declaration = { name: 'signoff-mutant-do-nothing', activities: ['LogoutAgent'], capabilities: {} };
  return bareConnector(declaration, async (_server, page) => ({ page }));
}
