// What the tests of this dialect share: a simulator that speaks it, and a bare client that says what it is told to.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { TestContext } from 'node:test';
import { floorFile } from '../../../floor/testing/floor-file.ts';
import { type SimulatorOptions, startSimulator } from '../../../index.ts';
import { controlAt } from '../../testing/controlled.ts';
import { createIncoming } from '../../testing/incoming.ts';
import { CLASSES } from '../classes.ts';
import type { AmiConfig } from '../context.ts';

type T = Pick<TestContext, 'after'>;

/** Somebody who may do all, and hear all but who logs in where. */
export const SIM = { username: 'sim', secret: 'sim', read: CLASSES.filter((one) => one !== 'security') };

export interface Floor {
  readonly queues: readonly string[];
  readonly agents: readonly { readonly id: string; readonly name: string }[];
}

/** Three queues, two agents. */
export const FLOOR: Floor = {
  queues: ['support', 'sales2', 'sales'],
  agents: [
    { id: '1001', name: 'Ann Agent' },
    { id: '1002', name: 'Bob Agent' },
  ],
};

export interface Setting extends Pick<SimulatorOptions, 'clock' | 'journalLimit'> {
  readonly config?: Partial<AmiConfig>;
  readonly floor?: Floor;
  readonly policy?: string | Readonly<Record<string, unknown>>;
}

export type TestAmi = Awaited<ReturnType<typeof serveAmi>>;

/** A simulator that serves the dialect, gone when the test is over. */
export async function serveAmi(t: T, { config, floor = FLOOR, policy = 'asterisk', ...options }: Setting = {}) {
  const file = JSON.stringify({
    policy,
    queues: floor.queues.map((id) => ({ id })),
    agents: floor.agents.map(({ id, name }) => ({ id, name, password: `secret-of-${id}`, extension: id })),
  });
  const simulator = await startSimulator({
    port: 0,
    nativePort: 0,
    amiPort: 0,
    floor: floorFile(t, file, 'floor.json'),
    dialects: { ami: { accounts: [SIM], ...config } },
    ...options,
  });
  t.after(simulator.stop);
  const { main, dialects } = simulator.addresses;
  const { host, port } = dialects.ami ?? assert.fail('AMI is served');

  return {
    ...simulator,
    host,
    port,
    control: controlAt(main),
    /** Seconds go by on the manual clock. */
    pass: (seconds: number) => simulator.clock.advance({ by: seconds * 1000 }),
    connect: () => openClient(t, port, host),
    /** A client that is logged in, and has heard all that there is to hear of that. */
    async logIn({ username, secret, events }: { username: string; secret: string; events?: string } = SIM) {
      const client = await openClient(t, port, host);
      await client.banner();
      const said = await client.ask({
        Action: 'Login',
        Username: username,
        Secret: secret,
        ...(events && { Events: events }),
      });
      assert.match(said[0] ?? '', /^Response: Success\r\n/);
      return client;
    },
  };
}

export type TestClient = Awaited<ReturnType<typeof openClient>>;

/** A connection on which nothing is said by itself. */
export async function openClient(t: T, port: number, host = '127.0.0.1') {
  const socket = connect({ host, port, noDelay: true });
  t.after(() => socket.destroy());
  await once(socket, 'connect');
  const incoming = createIncoming(socket);
  let sentinels = 0;

  const send = (action: string | Buffer | Readonly<Record<string, string>>): void =>
    void socket.write(typeof action === 'string' || Buffer.isBuffer(action) ? action : textOf(action));

  /** What has come until now, once a Ping that is sent behind it all has been answered; that answer left out. */
  async function heard(): Promise<readonly string[]> {
    sentinels += 1;
    const id = `sentinel-${sentinels}`;
    send({ Action: 'Ping', ActionID: id });
    const isAnswer = (message: string) => message.includes(`\r\nActionID: ${id}\r\n`);
    const messages: string[] = [];
    for (;;) {
      const message = await incoming.upTo('\r\n\r\n');
      if (isAnswer(message)) return messages;
      messages.push(message);
    }
  }

  return {
    socket,
    send,
    heard,
    banner: () => incoming.upTo('\r\n'),
    /** The next message, its end included. */
    next: () => incoming.upTo('\r\n\r\n'),
    /** What is said to an action, and told behind it. */
    ask(action: Parameters<typeof send>[0]): Promise<readonly string[]> {
      send(action);
      return heard();
    },
    /** What comes until the connection is closed, and whether the other side broke it off. */
    untilClosed: incoming.untilClosed,
    /** What has come and has not been taken. */
    left: incoming.left,
    /** In how many pieces all that has come did so. */
    pieces: incoming.pieces,
  };
}

/** An action as it goes out. */
export const textOf = (action: Readonly<Record<string, string>>): string =>
  `${Object.entries(action)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')}\r\n`;

/** The value of a header in a message. */
export const headerIn = (message: string | undefined, name: string): string | undefined =>
  new RegExp(`^${name}: (.*)\r$`, 'm').exec(message ?? '')?.[1];
