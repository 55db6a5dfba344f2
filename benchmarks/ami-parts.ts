// AMI: QueueAdd and QueueRemove on one connection, one after the other or a hundred in flight.

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { startServer } from './child.ts';
import { type Measured, type Part, perSecond } from './measure.ts';

const SECONDS = 1.5;

/** Actions a second at `port`, so many in flight. */
async function client(port: number, inFlight: number): Promise<Measured> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  await once(socket, 'connect');
  const line = answersOf(socket);
  await line.send(message({ Action: 'Login', Username: 'signoff', Secret: 'signoff', Events: 'off' }), 1);
  let number = 0;
  const batch = () =>
    Array.from({ length: inFlight }, () => {
      number += 1;
      const Interface = `Local/${1001 + ((number >> 1) % 100)}@agents`;
      return message({
        Action: number % 2 === 1 ? 'QueueAdd' : 'QueueRemove',
        Queue: 'sales',
        Interface,
        ActionID: `${number}`,
      });
    }).join('');
  return {
    round: () =>
      perSecond(SECONDS, async () => {
        await line.send(batch(), inFlight);
        return inFlight;
      }),
    close: async () => void socket.destroy(),
  };
}

const message = (headers: Record<string, string>): string =>
  `${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`;

/** Counts the ends of messages. */
function answersOf(socket: Socket) {
  let missing = 0;
  let done: () => void = () => undefined;
  let tail = '';
  socket.on('data', (chunk: Buffer) => {
    const parts = (tail + chunk.toString('latin1')).split('\r\n\r\n');
    tail = parts.pop() ?? '';
    missing -= parts.length;
    if (missing <= 0) done();
  });
  return {
    send(text: string, answers: number): Promise<void> {
      missing += answers;
      socket.write(text);
      return new Promise((resolve) => {
        done = resolve;
      });
    },
  };
}

function part(id: string, inFlight: number): Part {
  return {
    id,
    what: `QueueAdd and QueueRemove over AMI, ${inFlight === 1 ? 'one by one' : `${inFlight} in flight`}`,
    unit: 'actions/s',
    yardstick: 'bare TCP server that splits on blank lines and answers the same size',
    goal: 0.5,
    goalIs: 'least',
    async open() {
      const [simulator, bare] = await Promise.all([startServer('ami'), startServer('bare-ami')]);
      const ours = await client((simulator.told.ami as { port: number }).port, inFlight);
      const yardstick = await client(Number(bare.told.port), inFlight);
      const closing = (measured: Measured, close: () => Promise<void>): Measured => ({
        ...measured,
        close: () => Promise.resolve(measured.close?.()).then(close),
      });
      return { ours: closing(ours, simulator.close), yardstick: closing(yardstick, bare.close) };
    },
  };
}

export const AMI_PARTS: readonly Part[] = [part('ami-one', 1), part('ami-hundred', 100)];
