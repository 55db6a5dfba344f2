// A simulator that runs already: met at its main port, and only if it is one of this version. Its floor is set aside for
// the run and put back after it.

import { z } from 'zod';
import { KitFailure } from '../contract/failure.ts';
import type { RunParameters } from '../contract/run-report.ts';
import { VERSION } from '../package-root.ts';
import type { AcdUnderTest } from './acd-under-test.ts';
import { controlledAcd, SUITE_LABEL } from './control-acd.ts';
import { type Ask, createAsk } from './control-api.ts';

/** How long it may take to say what it is, in milliseconds. */
const ANSWER_MS = 5_000;

/** Of any version. */
const name = z.object({ name: z.literal('signoff'), version: z.string() });

/** Of this version. */
const health = z.object({
  clock: z.enum(['real', 'manual']),
  dialects: z.record(z.string(), z.record(z.string(), z.unknown())),
});

/**
 * Empties the floor of the simulator that the run is to join, so that it finds the same there as at one of its own; the
 * answer puts back what was there, if anybody is there to take it. A run with a simulator of its own sets nothing aside.
 */
export async function setFloorAside({ simulator }: RunParameters): Promise<() => Promise<void>> {
  if (simulator === undefined) return async () => undefined;
  const { clock } = await meet(simulator);
  const ask = createAsk(simulator);
  await refuseFaults(simulator, ask);
  const floor = await ask('GET', '/control/snapshot');
  await ask('PUT', '/control/snapshot', {});
  await ask('PUT', '/control/clock', { mode: 'manual' });
  const putBack = async () => {
    await ask('DELETE', '/control/faults');
    await ask('PUT', '/control/clock', { mode: clock });
    await ask('PUT', '/control/snapshot', floor);
  };
  return () => putBack().catch(() => undefined);
}

/** A requirement that is not met must be the connector's doing. What a run left behind that was killed is no hindrance. */
async function refuseFaults(url: string, ask: Ask): Promise<void> {
  const faults = (await ask('GET', '/control/faults')) as readonly { kind: string; label?: string }[];
  const kinds = faults.filter(({ label }) => label !== SUITE_LABEL).map(({ kind }) => kind);
  if (kinds.length === 0) return void (await ask('DELETE', '/control/faults'));
  const message = `The simulator at ${url} cannot be used: it has faults: ${kinds.join(', ')}.`;
  throw new KitFailure('SimulatorUnusable', message, {
    hint: 'Take the faults away first, with DELETE /control/faults.',
  });
}

/** The ACD behind the simulator whose main port is at `url`; it goes on when the run is over. */
export async function joinAcd(url: string, { dialect, profile }: RunParameters): Promise<AcdUnderTest> {
  const { dialects, clock } = await meet(url);
  const server = dialects[dialect];
  if (server === undefined) throw unknownDialect(dialect, Object.keys(dialects));
  return controlledAcd({ url, server, profile, clock, stop: async () => undefined });
}

/** Throws `SimulatorUnusable` where no simulator of this version answers. */
async function meet(url: string): Promise<z.infer<typeof health>> {
  const address = URL.canParse('/healthz', url) ? new URL('/healthz', url) : undefined;
  if (address?.protocol !== 'http:' || `${address.username}${address.password}` !== '')
    throw unusable(url, 'it is not an http: URL without a name in it');
  const { status, body } = await look(address).catch((cause) => {
    throw unusable(url, isTimeout(cause) ? `nothing answers within ${ANSWER_MS} ms` : 'nothing answers there', cause);
  });
  const version = name.safeParse(body).data?.version;
  if (version !== undefined && version !== VERSION) throw ofAnotherVersion(url, version);
  const read = health.safeParse(body);
  if (version !== undefined && read.success) return read.data;
  throw unusable(url, `what answers there (${status}) is no Signoff simulator's main port`);
}

const ofAnotherVersion = (url: string, version: string): KitFailure =>
  new KitFailure(
    'SimulatorUnusable',
    `The simulator at ${url} cannot be used: it is Signoff ${version}, and this is ${VERSION}.`,
    { hint: 'Run both in the same version.' },
  );

async function look(address: URL): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(address, { signal: AbortSignal.timeout(ANSWER_MS) });
  const text = await answer.text();
  try {
    return { status: answer.status, body: JSON.parse(text) };
  } catch {
    return { status: answer.status, body: undefined };
  }
}

const isTimeout = (cause: unknown): boolean => cause instanceof Error && cause.name === 'TimeoutError';

const unusable = (url: string, why: string, cause?: unknown): KitFailure =>
  new KitFailure('SimulatorUnusable', `The simulator at ${url} cannot be used: ${why}.`, {
    hint: 'Give the address that signoff simulate prints for control, reads and health.',
    cause,
  });

export const unknownDialect = (dialect: string, spoken: readonly string[]): KitFailure =>
  new KitFailure('UnknownDialect', `The simulator does not speak ${dialect}.`, {
    hint: `It speaks ${spoken.join(', ')}.`,
  });
