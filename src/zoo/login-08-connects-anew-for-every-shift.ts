// Each login opens a connection for the events of the shift. The logout knows nothing of it, and nobody closes it.

import { once } from 'node:events';
import { connect } from 'node:net';
import type { Breaker } from './breaker.ts';
import { wrapReference } from './wrap.ts';

export const dialects = ['native'];

export const breaker: Breaker = { target: 'LOGIN-08', collateral: [] };

export default wrapReference((server) => ({
  async LoginAgent(page, logIn) {
    const { hostname, port } = new URL(String(server.url));
    const connection = connect(Number(port), hostname).unref();
    await once(connection, 'connect').catch(() => undefined);
    connection.on('error', () => undefined);
    return logIn(page);
  },
}));
