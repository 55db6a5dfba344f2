// Each login opens a connection for the events of the shift. The logout knows nothing of it, and nobody closes it.

import { once } from 'node:events';
import { connect } from 'node:net';
import type { Server } from './bare.ts';
import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGIN-08', collateral: [] };

export default wrapReference((server) => ({
  async LoginAgent(page, logIn) {
    const { host, port } = addressOf(server);
    const connection = connect(port, host).unref();
    await once(connection, 'connect').catch(() => undefined);
    connection.on('error', () => undefined);
    return logIn(page);
  },
}));

function addressOf(server: Server): { readonly host: string; readonly port: number } {
  const { hostname, port } =
    server.url === undefined ? { hostname: server.host, port: server.port } : new URL(String(server.url));
  return { host: String(hostname), port: Number(port) };
}
