// What the tests of every dialect share: a simulator that speaks it, and somebody who is logged in.

import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { floorFile } from '../../floor/testing/floor-file.ts';
import { type SimulatorOptions, startSimulator } from '../../index.ts';
import { DIALECTS } from '../index.ts';
import type { RawClient } from './raw-clients.ts';

export const TOKEN = 'what-the-link-logs-in-with';
const FLOOR = JSON.stringify({
  policy: 'opencti',
  queues: [{ id: 'sales' }, { id: 'support' }],
  agents: [{ id: '1001', name: 'Ann Agent', password: 'ann-s3cret', extension: '1001', defaultQueues: ['sales'] }],
});

/** An entry of the journal as it comes over the wire. */
export interface Entry {
  readonly kind: string;
  readonly requestId?: string;
  readonly [member: string]: unknown;
}

/** A simulator that speaks the dialect, with an agent who is logged in to two queues. */
export async function serve(t: TestContext, { called }: RawClient, name: string, more: SimulatorOptions = {}) {
  const floor = floorFile(t, FLOOR, 'floor.json');
  const outside = DIALECTS.some((one) => one.name === called) ? {} : { dialect: called };
  const simulator = await startSimulator({ port: `0,native=0,${name}=0`, ...outside, floor, token: TOKEN, ...more });
  t.after(simulator.stop);
  const { main, dialects } = simulator.addresses;
  const post = async (path: string, body: object) => {
    const answer = await fetch(`${main}/control/${path}`, { method: 'POST', body: JSON.stringify(body) });
    assert.ok(answer.ok, await answer.text());
  };
  await post('agents/1001/commands', { type: 'LogIn', queueIds: ['sales', 'support'] });
  return {
    ...simulator,
    server: dialects[name] ?? assert.fail(`${name} is served`),
    post,
    /** How often the connector was heard. */
    async heard(): Promise<number> {
      const { entries } = (await (await fetch(`${main}/control/journal?kind=request`)).json()) as { entries: [] };
      return entries.length;
    },
    /** Of the Command that the connector asked for: all that the journal has. */
    async entries(): Promise<readonly Entry[]> {
      const { entries: all } = (await (await fetch(`${main}/control/journal`)).json()) as { entries: readonly Entry[] };
      const command = all.find(({ kind, origin }) => kind === 'command' && origin === 'connector');
      const asked = command ?? all.findLast(({ kind }) => kind === 'request');
      return all.filter(({ requestId }) => requestId === asked?.requestId);
    },
  };
}
