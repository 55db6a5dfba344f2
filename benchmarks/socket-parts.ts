// Dialects over a plain socket, on one connection, one Command after the other or a hundred in flight: QueueAdd and QueueRemove over
// AMI, the status of agents over FreeSWITCH's event socket.

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { startServer } from './child.ts';
import { type Measured, type Part, perSecond } from './measure.ts';

const SECONDS = 1.5;

interface Protocol {
  readonly name: string;
  readonly what: string;
  readonly unit: string;
  /** What ends a message, and stands nowhere else in it. */
  readonly end: string;
  /** What is sent first, and how many messages come before it has been answered. */
  readonly login: readonly [text: string, messages: number];
  /** The nth that is asked, counted from 1. */
  ask(number: number): string;
}

const packet = (headers: Record<string, string>): string =>
  `${Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`;

const agentOf = (number: number): number => 1001 + ((number >> 1) % 100);

const AMI: Protocol = {
  name: 'ami',
  what: 'QueueAdd and QueueRemove over AMI',
  unit: 'actions/s',
  end: '\r\n\r\n',
  login: [packet({ Action: 'Login', Username: 'signoff', Secret: 'signoff', Events: 'off' }), 1],
  ask: (number) =>
    packet({
      Action: number % 2 === 1 ? 'QueueAdd' : 'QueueRemove',
      Queue: 'sales',
      Interface: `Local/${agentOf(number)}@agents`,
      ActionID: `${number}`,
    }),
};

const ESL: Protocol = {
  name: 'esl',
  what: 'the status of agents over the event socket',
  unit: 'commands/s',
  end: '\n\n',
  login: ['auth ClueCon\n\n', 2],
  ask: (number) =>
    `api callcenter_config agent set status ${agentOf(number)}@default ${number % 2 === 1 ? 'Available' : "'Logged Out'"}\n\n`,
};

/** Commands a second at `port`, so many in flight. */
async function client({ end, login, ask }: Protocol, port: number, inFlight: number): Promise<Measured> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  await once(socket, 'connect');
  const line = answersOf(socket, end);
  await line.send(...login);
  let number = 0;
  const batch = () =>
    Array.from({ length: inFlight }, () => {
      number += 1;
      return ask(number);
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

/** Counts the ends of messages. */
function answersOf(socket: Socket, end: string) {
  let missing = 0;
  let done: () => void = () => undefined;
  let tail = '';
  socket.on('data', (chunk: Buffer) => {
    const parts = (tail + chunk.toString('latin1')).split(end);
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

function part(protocol: Protocol, id: string, inFlight: number): Part {
  const { name, what, unit } = protocol;
  return {
    ...{ id: `${name}-${id}`, unit },
    what: `${what}, ${inFlight === 1 ? 'one by one' : `${inFlight} in flight`}`,
    yardstick: 'bare TCP server that splits on blank lines and answers the same size',
    goal: 0.5,
    goalIs: 'least',
    async open() {
      const [simulator, bare] = await Promise.all([startServer(name), startServer(`bare-${name}`)]);
      const ours = await client(protocol, (simulator.told[name] as { port: number }).port, inFlight);
      const yardstick = await client(protocol, Number(bare.told.port), inFlight);
      const closing = (measured: Measured, close: () => Promise<void>): Measured => ({
        ...measured,
        close: () => Promise.resolve(measured.close?.()).then(close),
      });
      return { ours: closing(ours, simulator.close), yardstick: closing(yardstick, bare.close) };
    },
  };
}

export const SOCKET_PARTS: readonly Part[] = [AMI, ESL].flatMap((protocol) => [
  part(protocol, 'one', 1),
  part(protocol, 'hundred', 100),
]);
