// A simulator that runs already: met at its main port, and only if it is one of this version.

import { z } from 'zod';
import { KitFailure } from '../contract/failure.ts';
import type { RunParameters } from '../contract/run-report.ts';
import { VERSION } from '../package-root.ts';
import type { AcdUnderTest } from './acd-under-test.ts';
import { controlledAcd } from './control-acd.ts';

/** How long it may take to say what it is, in milliseconds. */
const ANSWER_MS = 5_000;

const health = z.object({
  name: z.literal('signoff'),
  version: z.string(),
  clock: z.enum(['real', 'manual']),
  dialects: z.record(z.string(), z.record(z.string(), z.unknown())),
});

/** The ACD behind the simulator whose main port is at `url`; it goes on when the run is over. */
export async function joinAcd(url: string, { dialect, profile }: RunParameters): Promise<AcdUnderTest> {
  const { version, dialects, clock } = await meet(url);
  if (version !== VERSION)
    throw unusable(url, `it is Signoff ${version}, and this is ${VERSION}`, 'Run both in the same version.');
  const server = dialects[dialect];
  if (server === undefined) throw unknownDialect(dialect, Object.keys(dialects));
  return controlledAcd({ url, server, profile, clock, stop: async () => undefined });
}

async function meet(url: string): Promise<z.infer<typeof health>> {
  const address = URL.canParse('/healthz', url) ? new URL('/healthz', url) : undefined;
  if (address?.protocol !== 'http:') throw unusable(url, 'it is not an http: URL', HINT);
  const answer = await fetch(address, { signal: AbortSignal.timeout(ANSWER_MS) }).catch((cause) => {
    throw unusable(url, 'nothing answers there', HINT, cause);
  });
  const body = await answer.json().catch(() => undefined);
  const read = health.safeParse(body);
  if (read.success) return read.data;
  throw unusable(url, `what answers there (${answer.status}) is no Signoff simulator's main port`, HINT);
}

const HINT = 'Give the address that signoff simulate prints for control, reads and health.';

const unusable = (url: string, why: string, hint: string, cause?: unknown): KitFailure =>
  new KitFailure('SimulatorUnusable', `The simulator at ${url} cannot be used: ${why}.`, { hint, cause });

export const unknownDialect = (dialect: string, spoken: readonly string[]): KitFailure =>
  new KitFailure('UnknownDialect', `The simulator does not speak ${dialect}.`, {
    hint: `It speaks ${spoken.join(', ')}.`,
  });
