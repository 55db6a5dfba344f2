// The steps of the protocol check after `initialize`, in a table: what is done, what must be seen, and what to do where it
// is not.

import type { ActivityResult, ClipboardPage } from '../../connector/page.ts';
import type { Session } from '../../drivers/session.ts';
import type { AcdUnderTest } from '../acd/acd-under-test.ts';
import { describeStatus, ERROR_PROPERTIES, expectUnchanged, isBlank } from '../scenario/expectations.ts';

export interface Heard {
  readonly method: string;
  readonly params?: unknown;
}

/** What the steps share. */
interface Stage {
  readonly acd: AcdUnderTest;
  readonly session: Session;
  readonly heard: readonly Heard[];
  /** Of an agent whom the ACD does not know. */
  readonly page: ClipboardPage;
  /** The place in the journal where the check began. */
  readonly mark: number;
  /** What `invoke` answered, oldest first. */
  readonly results: ActivityResult[];
}

export interface Check {
  readonly name: string;
  readonly todo: string;
  /** Answers what was seen; throws `Wrong`, or `ConnectorBroke`. */
  run(stage: Stage): Promise<string>;
}

/** Something that the protocol does not allow, as a sentence without its full stop. */
export class Wrong extends Error {
  override readonly name = 'Wrong';
}

export const CHECKS: readonly Check[] = [
  {
    name: 'invoke',
    todo: 'Answer with { page, status }: where the ACD refuses, severity Fail and a message; and within your own timeoutMs.',
    run: invoke,
  },
  {
    name: 'page',
    todo: 'Answer with the whole page: every property that you do not set comes back as it came, in UTF-8.',
    run: survives,
  },
  {
    name: 'CTI server',
    todo: 'Connect to what initialize names as server, and send its token; --advertise changes the address.',
    run: asked,
  },
  {
    name: 'reset',
    todo: 'Answer reset with {} within 5 s, and close every connection to the CTI server before you do.',
    run: reset,
  },
  { name: 'invoke again', todo: 'After a reset connect anew at the next invoke: the process goes on.', run: invoke },
  {
    name: 'notifications',
    todo: 'Send { "method": "log", "params": { "level", "message" } } and { "method": "event", "params": { "page" } }.',
    run: notifications,
  },
  {
    name: 'shutdown',
    todo: 'Answer shutdown with {} within 5 s, and exit within 2 s after it.',
    run: shutdown,
  },
];

async function invoke({ session, page, results }: Stage): Promise<string> {
  const startedAt = performance.now();
  const result = await session.invoke('LogoutAgent', structuredClone(page));
  const took = Math.round(performance.now() - startedAt);
  results.push(result);
  const { severity, message } = result.status ?? {};
  if (severity !== 'Fail' || isBlank(message))
    throw new Wrong(`the ACD knows no agent ${page.AgentID}, and LogoutAgent left ${describeStatus(result)}`);
  const { timeoutMs } = session.declaration;
  if (took > timeoutMs) throw new Wrong(`LogoutAgent took ${took} ms, and its own timeoutMs is ${timeoutMs}`);
  return `LogoutAgent for an agent whom the ACD does not know, after ${took} ms: Fail, ${JSON.stringify(message)}`;
}

async function survives({ page, results }: Stage): Promise<string> {
  const [result] = results;
  if (result === undefined) throw new Wrong('there was no answer with a page');
  try {
    expectUnchanged({ before: page, result }, ['AgentState', ...ERROR_PROPERTIES]);
  } catch (error) {
    throw new Wrong((error as { mismatch: { seen: string } }).mismatch.seen);
  }
  return 'every property came back as it was';
}

async function asked({ acd, mark }: Stage): Promise<string> {
  const { replies } = (await acd.exchange.since(mark)).exchange;
  if (replies.length === 0) throw new Wrong(`nothing was asked of the CTI server at ${addressOf(acd)}`);
  const strange = replies.find(({ understood }) => !understood);
  if (strange !== undefined) throw new Wrong(`the CTI server did not understand it: ${strange.said}`);
  return `${replies.length === 1 ? 'one request' : `${replies.length} requests`} came in at ${addressOf(acd)}`;
}

const addressOf = ({ server: { url, host, port } }: AcdUnderTest): string => String(url ?? `${host}:${port}`);

/** A connection that is closed takes a moment to be gone at the other side. */
const CLOSING_MS = 500;

async function reset({ acd, session }: Stage): Promise<string> {
  await session.reset();
  const deadline = performance.now() + CLOSING_MS;
  let { connections } = await acd.view.usage();
  while (connections > 0 && performance.now() < deadline) ({ connections } = await acd.view.usage());
  if (connections > 0) throw new Wrong(`${connections} connections to the CTI server are still open after the reset`);
  return 'answered, and no connection to the CTI server is left';
}

async function notifications({ heard }: Stage): Promise<string> {
  for (const { method, params } of heard) {
    const issue = issueOf(method, (params ?? {}) as Readonly<Record<string, unknown>>);
    if (issue !== undefined) throw new Wrong(`${issue}: ${JSON.stringify({ method, params }).slice(0, 300)}`);
  }
  const count = (method: string) => heard.filter((one) => one.method === method).length;
  return heard.length === 0
    ? 'none came, and none must'
    : `${count('log')} of the log and ${count('event')} events, well-formed`;
}

function issueOf(method: string, { level, message, page }: Readonly<Record<string, unknown>>): string | undefined {
  if (method === 'log')
    return typeof level === 'string' && typeof message === 'string' ? undefined : 'a log without level or message';
  if (method !== 'event') return `there is no notification ${method}`;
  const isPage = typeof page === 'object' && page !== null && !Array.isArray(page);
  return isPage && 'pyEventName' in page ? undefined : 'an event without a page that has a pyEventName';
}

async function shutdown({ session }: Stage): Promise<string> {
  const amiss = await session.shutdown();
  if (amiss !== undefined) throw new Wrong(amiss);
  return 'answered, and nothing is left';
}
