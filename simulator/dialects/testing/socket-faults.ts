// What the contract tests of faults share where a dialect is spoken over a plain connection: what a client sees of what is struck, and
// that nothing is left of a fault.

import assert from 'node:assert/strict';
import { FAULT_KINDS } from '../../faults/index.ts';
import { timers } from '../../net/testing/wire.ts';
import type { Control } from './controlled.ts';

interface Controlled {
  readonly control: Control;
}

interface Client {
  /** What has come until now. */
  heard(): Promise<readonly string[]>;
  next(): Promise<string>;
  pieces(): number;
  untilClosed(): Promise<{ readonly text: string; readonly failure?: string | undefined }>;
}

export interface Seen<S extends Controlled = Controlled, C extends Client = Client> {
  readonly simulator: S;
  /** Who asked, and hears of no events. */
  readonly client: C;
  /** Takes the fault away. */
  readonly takeAway: () => Promise<unknown>;
}

export interface Row<S extends Controlled, C extends Client> {
  /** Small or slow ones, so that the test need not wait. */
  readonly settings?: object;
  /** Whether the ACD has done what it was asked. */
  readonly done: boolean;
  /** What the client sees of the request that is struck. */
  readonly sees: (seen: Seen<S, C>) => Promise<void>;
  /** Whether the connection goes on to be served. */
  readonly keeps: boolean;
}

export const says =
  (...answers: readonly string[]) =>
  async ({ client }: Seen): Promise<void> =>
    assert.deepEqual(await client.heard(), answers);

export const ends =
  (failure: string | undefined, text: string | RegExp) =>
  async ({ client }: Seen): Promise<void> => {
    const end = await client.untilClosed();
    assert.equal(end.failure, failure);
    if (typeof text === 'string') assert.equal(end.text, text);
    else assert.match(end.text, text);
  };

export const used = ({ control }: Controlled): Promise<unknown> => control('GET', 'journal/wait?kind=fault&what=used');

/** Nothing has come, though others behind it have been answered. */
export async function nothing({ client, simulator }: Seen): Promise<void> {
  await used(simulator);
  assert.deepEqual(await client.heard(), []);
}

/** The answer waits for the fault to be taken away, and then it comes. */
export const waitsWith =
  (answer: string) =>
  async (seen: Seen): Promise<void> => {
    await nothing(seen);
    await seen.takeAway();
    assert.equal(await seen.client.next(), answer);
  };

export const inPieces =
  (answer: string) =>
  async (seen: Seen): Promise<void> => {
    const before = seen.client.pieces();
    await says(answer)(seen);
    assert.ok(seen.client.pieces() - before > 3, `${seen.client.pieces() - before} pieces`);
  };

export const sentenceOf = (kind: string) => FAULT_KINDS.find((one) => one.kind === kind)?.sentence;

/** Something a supervisor does with agent 1001. */
export const command = ({ control }: Controlled, type: string, more: object = {}) =>
  control('POST', 'agents/1001/commands', { type, ...more });

/** Whatever was spoiled and held open is gone: connections, faults, timers. */
export async function assertNothingLeft({ control }: Controlled, timersBefore: number): Promise<void> {
  while ((await control('GET', 'usage')).connections > 0);
  assert.deepEqual(await control('GET', 'faults'), []);
  assert.equal(timers(), timersBefore);
}
