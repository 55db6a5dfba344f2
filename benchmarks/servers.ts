// What is put under load: the simulator's ports, and for each the least that could do the same: nothing but the bytes.

import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import express from 'express';
import { WebSocketServer } from 'ws';
import { type SimulatorOptions, startSimulator } from '../simulator/index.ts';

/** About what the native dialect answers. */
const ANSWER = {
  outcome: 'done',
  requestId: 'request-123456',
  agent: { id: '1001', name: 'Aracely Hegmann', state: 'NotReady', queues: ['sales', 'billing'], extension: '6001' },
};
const EVENT = JSON.stringify({
  ...{ number: 123_456, at: 1_795_500_000_000, dn: '6001', requestId: 'request-123456', agentId: '1001' },
  ...{ type: 'AgentStateChanged', from: 'NotReady', to: 'Ready' },
});

async function simulate(more: SimulatorOptions): Promise<Record<string, unknown>> {
  const { addresses } = await startSimulator({ port: 0, nativePort: 0, agents: 200, ...more });
  return { main: addresses.main, ...addresses.dialects };
}

const SERVERS: Readonly<Record<string, (options: SimulatorOptions) => Promise<Record<string, unknown>>>> = {
  simulator: simulate,
  described: () => simulate({ port: '0,native=0,wazo-agentd=0', dialect: 'wazo-agentd' }),
  ami: () => simulate({ amiPort: 0, profile: 'asterisk' }),
  esl: () => simulate({ port: '0,native=0,esl=0', profile: 'freeswitch' }),
  async 'bare-http'() {
    const server = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => {
        text += chunk;
      });
      request.on('end', () => {
        JSON.parse(text);
        response.setHeader('Content-Type', 'application/json');
        response.end(JSON.stringify(ANSWER));
      });
    });
    return { url: await listen(server) };
  },
  async 'bare-express'() {
    const app = express();
    app.use(express.json({ type: () => true }));
    app.put('/v1/agents/:id/state', (_request, response) => void response.json(ANSWER));
    return { url: await listen(createServer(app)) };
  },
  async 'bare-ws'() {
    const sockets = new WebSocketServer({ noServer: true });
    const server = createServer((request, response) => {
      request.resume().on('end', () => {
        for (const client of sockets.clients) client.send(EVENT);
        response.end('{}');
      });
    });
    server.on('upgrade', (request, socket, head) =>
      sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client)),
    );
    return { url: await listen(server) };
  },
  'bare-ami': () =>
    answering('\r\n\r\n', 'Response: Success\r\nActionID: 123456\r\nMessage: Removed interface from queue\r\n\r\n'),
  'bare-esl': () =>
    answering('\n\n', 'Content-Type: api/response\nContent-Length: 4\n\n+OK\n', 'Content-Type: auth/request\n\n'),
};

/** Every message that ends so is answered alike. */
async function answering(end: string, answer: string, greeting = ''): Promise<Record<string, unknown>> {
  const server = createTcpServer({ noDelay: true }, (socket) => {
    let rest = '';
    socket.on('error', () => socket.destroy());
    socket.write(greeting);
    socket.on('data', (chunk) => {
      const parts = (rest + chunk.toString()).split(end);
      rest = parts.pop() ?? '';
      for (const _ of parts) socket.write(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port };
}

async function listen(server: ReturnType<typeof createServer>): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** How long a timer is given to report a block that has just ended, in ms. */
const SETTLE_MS = 5;

const [, , kind = '', options = '{}'] = process.argv;
const told = await SERVERS[kind]?.(JSON.parse(options));
const delay = monitorEventLoopDelay({ resolution: 1 });
process.on('message', () => {
  delay.enable(); // before somebody asks it costs nothing
  setTimeout(() => {
    process.send?.(delay.max / 1e6);
    delay.reset();
  }, SETTLE_MS);
});
process.send?.(told);
process.on('disconnect', () => process.exit());
