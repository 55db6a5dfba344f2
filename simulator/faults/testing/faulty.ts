// What the tests of the faults share: a simulator on manual time whose answers may be spoiled, a client over a bare socket
// that asks for things, and a way to see that nothing comes.

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { SimulatorOptions } from '../../index.ts';
import { rawClient, timers } from '../../net/testing/wire.ts';
import { ANN, type JournalLine, simulate } from '../../testing/simulator.ts';

/** Longer than any test; what waits so long has to be let go. */
export const FOR_EVER = 600_000;

export type Faulty = Awaited<ReturnType<typeof faulty>>;

/** As much of an order as a test says. */
export interface TestOrder {
  readonly kind: string;
  readonly match?: object;
  readonly settings?: object;
  readonly [member: string]: unknown;
}

export async function faulty(t: TestContext, options: SimulatorOptions = {}) {
  const simulator = await simulate(t, { clock: 'manual', ...options });
  const { main, nativeUrl } = simulator;
  const port = Number(new URL(nativeUrl).port);
  let asked = 0;
  const control = (agentId: string, type: string) =>
    main.post(`/control/agents/${agentId}/commands`).send({ type }).expect(200);
  return {
    ...simulator,
    port,
    async add(order: TestOrder): Promise<string> {
      return (await main.post('/control/faults').send(order).expect(201)).body.id;
    },
    remove: (id: string) => main.delete(`/control/faults/${id}`).expect(204),
    clear: () => main.delete('/control/faults').expect(204),
    faults: async () => (await main.get('/control/faults').expect(200)).body,
    control,
    advance: (by: number) => main.post('/control/clock/advance').send({ by }).expect(200),
    stateOf: async (agentId: string): Promise<string> =>
      (await main.get(`/v1/agents/${agentId}`).expect(200)).body.state,
    /** Ann is NotReady, whatever she was. */
    async annIsIn() {
      if ((await main.get('/v1/agents/ann')).body.state === 'LoggedOut') await control(ANN.id, 'LogIn');
    },
    connect: () => rawClient(t, port),
    /** Asks over `client` for a change of state; answers the id of the request. */
    ask(client: ReturnType<typeof rawClient>, body: object = { state: 'LoggedOut' }, agentId = ANN.id): string {
      const requestId = `asked-${++asked}`;
      client.send(request(`PUT /v1/agents/${agentId}/state`, requestId, JSON.stringify(body)));
      return requestId;
    },
    /** The entry that tells of the use of a fault; waits for it. */
    async used(requestId: string): Promise<JournalLine> {
      const query = { kind: 'fault', what: 'used', requestId };
      return (await main.get('/control/journal/wait').query(query).expect(200)).body;
    },
    /** A whole round over another connection: what has not come by then was not on its way. */
    async roundTrip(): Promise<void> {
      const client = rawClient(t, port);
      client.send(request('GET /v1/queues', 'round-trip'));
      assert.equal((await answers(client))[0]?.status, 200);
      client.socket.destroy();
    },
  };
}

function request(target: string, requestId: string, body = ''): string {
  const head = `${target} HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: ${requestId}\r\nContent-Length: ${body.length}\r\n\r\n`;
  return head + body;
}

export interface WholeAnswer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: JSON from outside, which the tests look into
  readonly body: any;
  /** All of it, a character a byte. */
  readonly text: string;
}

/** The first `count` answers that come over `client`; fails where the connection ends before. */
export async function answers(client: ReturnType<typeof rawClient>, count = 1): Promise<readonly WholeAnswer[]> {
  for (;;) {
    const found = wholeAnswers(client.text());
    if (found.length >= count) return found;
    await client.more();
  }
}

/** The whole answers that `text` begins with. */
export function wholeAnswers(text: string): readonly WholeAnswer[] {
  const found: WholeAnswer[] = [];
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf('\r\n\r\n', start);
    const head = text.slice(start, end < 0 ? undefined : end);
    const length = /^content-length: (\d+)$/im.exec(head)?.[1];
    if (end < 0 || length === undefined || text.length < end + 4 + Number(length)) break;
    const body = text.slice(end + 4, end + 4 + Number(length));
    found.push({ status: Number(head.split(' ')[1]), body: JSON.parse(body), text: text.slice(start, end + 4) + body });
    start = end + 4 + Number(length);
  }
  return found;
}

/** Whatever was spoiled and held open is gone: connections, faults, timers. */
export async function assertNothingLeft({ main, faults }: Faulty, timersBefore: number): Promise<void> {
  let usage = { connections: 1 };
  while (usage.connections > 0) usage = (await main.get('/control/usage').expect(200)).body;
  assert.deepEqual(await faults(), []);
  assert.equal((await main.get('/healthz')).body.faults, 0);
  assert.equal(timers(), timersBefore);
}
