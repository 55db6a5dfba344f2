// The events: one change told to a thousand subscribers.

import { Agent, request } from 'node:http';
import { WebSocket } from 'ws';
import { type Child, startServer } from './child.ts';
import type { Measured, Part } from './measure.ts';

const SUBSCRIBERS = 1000;
const CHANGES = 40;

export const FEED_PART: Part = {
  id: 'feed',
  what: 'one change told to 1,000 WebSocket subscribers',
  unit: 'changes/s',
  yardstick: 'bare ws broadcast of the same bytes',
  goal: 0.8,
  goalIs: 'least',
  async open() {
    const [simulator, bare] = await Promise.all([startServer('simulator'), startServer('bare-ws')]);
    const native = simulator.told.native as { url: string; eventsUrl: string };
    const main = String(simulator.told.main);
    await put(`${main}/control/agents/1001/commands`, 'POST', { type: 'LogIn' });
    const states = ['Ready', 'NotReady'];
    return {
      rounds: 5,
      ours: await listening(simulator, `${native.eventsUrl}?dn=6001`, (number) =>
        put(`${native.url}/v1/agents/1001/state`, 'PUT', { state: states[number % 2] }),
      ),
      yardstick: await listening(bare, String(bare.told.url).replace('http', 'ws'), () =>
        put(`${bare.told.url}/v1/agents/1001/state`, 'PUT', { state: 'Ready' }),
      ),
    };
  },
};

/** Subscribers who count, and changes that they are told of. */
async function listening(child: Child, url: string, change: (number: number) => Promise<void>): Promise<Measured> {
  let heard = 0;
  let wanted = Number.POSITIVE_INFINITY;
  let enough: () => void = () => undefined;
  const hear = () => {
    heard += 1;
    if (heard >= wanted) enough();
  };
  const sockets = Array.from({ length: SUBSCRIBERS }, () => new WebSocket(url).on('message', hear));
  await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('open', resolve))));
  let number = 0;
  return {
    async round() {
      heard = 0;
      wanted = SUBSCRIBERS * CHANGES;
      const all = new Promise<void>((resolve) => {
        enough = resolve;
      });
      const start = performance.now();
      for (let change_ = 0; change_ < CHANGES; change_ += 1) await change(number++);
      await all;
      return CHANGES / ((performance.now() - start) / 1000);
    },
    async close() {
      for (const socket of sockets) socket.terminate();
      await child.close();
    },
  };
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

function put(url: string, method: string, body: object): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, agent, headers: { 'Content-Type': 'application/json' } });
    asked.on('error', reject).on('response', (response) => response.resume().on('end', resolve));
    asked.end(JSON.stringify(body));
  });
}
