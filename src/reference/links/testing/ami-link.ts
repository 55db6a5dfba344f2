// What the tests of the link over the Manager Interface share: the link to a scripted server, and what it asks of it.

import type { TestContext } from 'node:test';
import type { Answer } from '../../answer.ts';
import type { StateRequest } from '../../link.ts';
import { createAmiLink } from '../ami.ts';
import { type AmiWorld, MEMBER, type Script, type Sent, scripted } from './ami-server.ts';

export const ANN: StateRequest = { agentId: '1001', state: 'LoggedOut' };
/** Longer than any answer takes, in milliseconds. */
export const PATIENCE = 10_000;

/** A link to such a server, gone when the test is over. */
export async function linked(t: TestContext, script: Script = () => undefined, world?: Partial<AmiWorld>) {
  const served = await scripted(t, script, world);
  const link = createAmiLink(served.server);
  t.after(() => link.close());
  const setState = (request: Partial<StateRequest>, ms = PATIENCE): Promise<Answer> =>
    link.setState({ ...ANN, ...request }, AbortSignal.timeout(ms));
  return { ...served, link, setState };
}

/** The Command of a logout from a queue. */
export const remove = (Queue: string) => ({ Action: 'QueueRemove', Queue, Interface: MEMBER });

/** Says that to a Command, and what an Asterisk says to the rest. */
export const toCommand =
  (say: (action: Sent) => string): Script =>
  (action) =>
    action.Action === 'QueueRemove' ? say(action) : undefined;
