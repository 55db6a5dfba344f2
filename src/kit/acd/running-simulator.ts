// A simulator that runs already: met at its main port, and only if it is one of this version.

import { z } from 'zod';
import { VERSION } from '../../package-root.ts';
import { KitFailure } from '../../report-model/failure.ts';
import type { RunParameters } from '../../report-model/run-report.ts';
import { type Spoken, secretNamesOf, spokenIn } from '../suite/dialects.ts';
import type { AcdUnderTest } from './acd-under-test.ts';
import { seenFromHere } from './advertise.ts';
import { controlledAcd } from './control-acd.ts';
import { type ControlAddress, exchange, NoAnswer } from './control-api.ts';
import { checkSameSwitch } from './same-switch.ts';

/** How long it may take to say what it is, in milliseconds. */
const ANSWER_MS = 5_000;

/** Of any version. */
const name = z.object({ name: z.literal('signoff'), version: z.string() });

/** Of this version. */
const health = z.object({
  clock: z.enum(['real', 'manual']),
  dialects: z.record(z.string(), z.record(z.string(), z.unknown())),
  descriptions: z.record(
    z.string(),
    z.object({ file: z.string(), digest: z.string(), evidence: z.string(), source: z.string(), date: z.string() }),
  ),
});

/** The ACD behind the simulator whose main port is at `url`; it goes on when the run is over. */
export async function joinAcd(
  { url, token }: ControlAddress,
  { dialect, outside, profile, policy: choices, serverSecret }: RunParameters,
  abandoned?: AbortSignal,
): Promise<AcdUnderTest> {
  const { dialects, descriptions, clock } = await meetSimulator({ url, token });
  const server = dialects[dialect];
  if (server === undefined) throw unknownDialect(dialect, Object.keys(dialects));
  checkSameSwitch(outside?.description, descriptions[dialect], url);
  const seen = withSecret(await seenFromHere(server, url), spokenIn({ dialect, outside }), { url, serverSecret });
  const stop = async () => undefined;
  return controlledAcd({ url, token, dialect, server: seen, profile, choices, clock, abandoned, stop });
}

/** A CTI server as a link is told of it: a simulator never tells its secret. Throws `SecretMissing` where its account needs one. */
function withSecret(
  server: AcdUnderTest['server'],
  spoken: Spoken,
  { url, serverSecret }: { readonly url: string; readonly serverSecret: string | undefined },
): AcdUnderTest['server'] {
  const [name] = secretNamesOf(spoken);
  if (name === undefined || name in server) return server;
  if (serverSecret !== undefined) return { ...server, [name]: serverSecret };
  if (!('username' in server) && name !== 'password') return server;
  const what = 'username' in server ? `secret for the account ${server.username}` : name;
  throw new KitFailure('SecretMissing', `There is no ${what} at ${url}.`, {
    hint: 'Put it into SIGNOFF_SERVER_SECRET: the token that the simulator was started with; where it has none, signoff over ami, ClueCon over esl.',
  });
}

/** What the simulator says of itself. Throws `SimulatorUnusable` where none of this version answers, or lets the kit in. */
export async function meetSimulator({ url, token }: ControlAddress): Promise<z.infer<typeof health>> {
  const address = URL.canParse('/healthz', url) ? new URL('/healthz', url) : undefined;
  if (address?.protocol !== 'http:' || `${address.username}${address.password}` !== '')
    throw unusable(url, 'it is not an http: URL without a name in it');
  const { status, body } = await look(address, token).catch((cause) => {
    throw unusable(
      url,
      cause instanceof NoAnswer ? `nothing answers within ${ANSWER_MS} ms` : 'nothing answers there',
      cause,
    );
  });
  if (status === 401) throw keptOut(url, token);
  const version = name.safeParse(body).data?.version;
  if (version !== undefined && version !== VERSION) throw ofAnotherVersion(url, version);
  const read = health.safeParse(body);
  if (version !== undefined && read.success) return read.data;
  throw unusable(url, `what answers there (${status}) is no Signoff simulator's main port`);
}

const keptOut = (url: string, token: string | undefined): KitFailure =>
  new KitFailure(
    'SimulatorUnusable',
    `The simulator at ${url} cannot be used: ${token === undefined ? 'it asks for a token' : 'it asks for another token'}.`,
    { hint: 'Put the control token that it was started with into SIGNOFF_CONTROL_TOKEN.' },
  );

const ofAnotherVersion = (url: string, version: string): KitFailure =>
  new KitFailure(
    'SimulatorUnusable',
    `The simulator at ${url} cannot be used: it is Signoff ${version}, and this is ${VERSION}.`,
    { hint: 'Run both in the same version.' },
  );

async function look(address: URL, token: string | undefined): Promise<{ status: number; body: unknown }> {
  const { status, text } = await exchange(address, { method: 'GET', token, answerMs: ANSWER_MS });
  try {
    return { status, body: JSON.parse(text) };
  } catch {
    return { status, body: undefined };
  }
}

const unusable = (url: string, why: string, cause?: unknown): KitFailure =>
  new KitFailure('SimulatorUnusable', `The simulator at ${url} cannot be used: ${why}.`, {
    hint: 'Give the address that signoff simulate prints for control, reads and health.',
    cause,
  });

export const unknownDialect = (dialect: string, spoken: readonly string[]): KitFailure =>
  new KitFailure('UnknownDialect', `The simulator does not speak ${dialect}.`, {
    hint: `It speaks ${spoken.join(', ')}.`,
  });
