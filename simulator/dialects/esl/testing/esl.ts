// What the tests of this dialect share: a simulator that speaks it, and a bare client that says what it is told to.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { TestContext } from 'node:test';
import { floorFile } from '../../../floor/testing/floor-file.ts';
import { type SimulatorOptions, startSimulator } from '../../../index.ts';
import { controlAt } from '../../testing/controlled.ts';
import { createIncoming } from '../../testing/incoming.ts';
import type { EslConfig } from '../config.ts';

type T = Pick<TestContext, 'after'>;

export interface Floor {
  readonly queues: readonly { readonly id: string; readonly strategy?: string }[];
  readonly agents: readonly { readonly id: string; readonly defaultQueues: readonly string[] }[];
}

/** Two queues; one agent serves one of them, another none. */
export const FLOOR: Floor = {
  queues: [{ id: 'sales', strategy: 'ringAll' }, { id: 'support' }],
  agents: [
    { id: '1001', defaultQueues: ['support'] },
    { id: '1002', defaultQueues: [] },
  ],
};

export interface Setting extends Pick<SimulatorOptions, 'clock' | 'journalLimit'> {
  readonly config?: Partial<EslConfig>;
  readonly floor?: Floor;
  readonly policy?: string | Readonly<Record<string, unknown>>;
}

export type TestEsl = Awaited<ReturnType<typeof serveEsl>>;

/** A simulator that serves the dialect, gone when the test is over. */
export async function serveEsl(t: T, { config, floor = FLOOR, policy = 'freeswitch', ...options }: Setting = {}) {
  const agents = floor.agents.map((agent) => ({ ...agent, name: agent.id, password: 's', extension: agent.id }));
  const simulator = await startSimulator({
    port: '0,native=0,esl=0',
    floor: floorFile(t, JSON.stringify({ policy, queues: floor.queues, agents }), 'floor.json'),
    dialects: { esl: { ...config } },
    ...options,
  });
  t.after(simulator.stop);
  const { main, dialects } = simulator.addresses;
  const { host, port, password } = dialects.esl ?? assert.fail('the event socket is served');

  return {
    ...simulator,
    host,
    port,
    control: controlAt(main),
    /** Seconds go by on the manual clock. */
    pass: (seconds: number) => simulator.clock.advance({ by: seconds * 1000 }),
    connect: () => openClient(t, port, host),
    /** A client that is logged in, and has heard all that there is to hear of that. */
    async logIn() {
      const client = await openClient(t, port, host);
      await client.next();
      assert.deepEqual(await client.ask(`auth ${password}`), [
        'Content-Type: command/reply\nReply-Text: +OK accepted\n\n',
      ]);
      return client;
    },
  };
}

export type TestClient = Awaited<ReturnType<typeof openClient>>;

/** A connection on which nothing is said by itself. */
async function openClient(t: T, port: number, host = '127.0.0.1') {
  const socket = connect({ host, port, noDelay: true });
  t.after(() => socket.destroy());
  await once(socket, 'connect');
  const incoming = createIncoming(socket, 'latin1');
  let sentinels = 0;

  /** As it is, or with the end of a command behind it. */
  const write = (bytes: string | Buffer): void => void socket.write(bytes);
  const send = (command: string): void => write(`${command}\n\n`);

  /** The next message: its head, and so many bytes as that says. */
  async function next(): Promise<string> {
    const head = await incoming.upTo('\n\n');
    const length = Number(/^Content-Length: (\d+)$/m.exec(head)?.[1] ?? 0);
    return Buffer.from(head + (await incoming.take(length)), 'latin1').toString();
  }

  /** What comes until a command that is sent behind it all has been answered; that answer left out. */
  async function upToSentinel(): Promise<readonly string[]> {
    sentinels += 1;
    send(`filter delete Sentinel-${sentinels}`);
    const messages: string[] = [];
    for (;;) {
      const message = await next();
      if (message.includes(`[Sentinel-${sentinels}]`)) return messages;
      messages.push(message);
    }
  }

  /** All that has come until now, events too: they go out behind the answers to what came with them. */
  async function heard(): Promise<readonly string[]> {
    return [...(await upToSentinel()), ...(await upToSentinel())];
  }

  return {
    socket,
    write,
    send,
    next,
    heard,
    /** What is said to a command, and told behind it. */
    ask(command: string): Promise<readonly string[]> {
      send(command);
      return heard();
    },
    /** What a function says. */
    async api(call: string): Promise<string> {
      send(`api ${call}`);
      const said = await next();
      assert.match(said, /^Content-Type: api\/response\nContent-Length: \d+\n\n/);
      return said.slice(said.indexOf('\n\n') + 2);
    },
    untilClosed: incoming.untilClosed,
    left: incoming.left,
    pieces: incoming.pieces,
  };
}
