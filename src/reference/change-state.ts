// What the four activities share: ask the CTI server once, within one deadline, and tell the page how it ended.
// Nothing outlives the invocation, so nothing stale can be sent. It must not know what any one activity wants.

import { setTimeout } from 'node:timers/promises';
import type { ActivityResult, ClipboardPage } from '../contract/page.ts';
import { type Answer, type CtiLink, LinkFailure, type StateRequest } from './link.ts';
import { type Doubt, look } from './look.ts';
import { mask } from './mask.ts';
import { attributesOf, fail, withState } from './page.ts';
import { textOf } from './untyped.ts';

/** In what one activity differs from the others. */
export interface StateChange {
  /** The state it wants, and what goes with the request besides agent, queue and attributes. */
  readonly ask: (page: ClipboardPage) => Omit<StateRequest, 'agentId' | 'queue' | 'attributes'>;
  /** What a look before the Command can say against a success. Absent: there is no such look. */
  readonly doubtBefore?: Doubt;
  /** What a look after the Command can say against a success. */
  readonly doubtAfter: Doubt;
}

/** What an activity works with. */
export interface Context {
  readonly link: CtiLink;
  /** The longest that one invocation may take, looks included. */
  readonly timeoutMs: number;
}

/** Runs one activity. The page is copied, never changed. */
export async function changeState(page: ClipboardPage, change: StateChange, context: Context): Promise<ActivityResult> {
  const agentId = textOf(page.AgentID);
  if (agentId === undefined) return fail(page, 'AgentID is missing: nothing was sent to the CTI server.');
  const request = { agentId, queue: textOf(page.Queue), attributes: attributesOf(page), ...change.ask(page) };
  const asked = withState(page, context.link.words[request.state]);
  const problem = await attempt(request, change, context);
  return problem === undefined ? { page: asked } : fail(asked, mask(problem, [textOf(page.AgentPassword)]));
}

/** What went wrong, in one sentence; undefined if nothing did. */
async function attempt(request: StateRequest, change: StateChange, context: Context): Promise<string | undefined> {
  const signal = AbortSignal.timeout(context.timeoutMs);
  try {
    return await askAndCheck(request, change, { link: context.link, signal });
  } catch (error) {
    if (!(error instanceof LinkFailure)) throw error;
    return signal.aborted && !(error instanceof NotSettled)
      ? `No answer from the CTI server within ${context.timeoutMs} ms.`
      : error.message;
  }
}

/** How long it waits before it asks again how an accepted request stands, in milliseconds. */
const ASK_AGAIN_MS = 20;

/** An answer that is final: what was only accepted is asked after until the ACD has settled it. */
async function settledAnswer(link: CtiLink, answer: Answer, signal: AbortSignal): Promise<SettledAnswer> {
  if (answer.outcome !== 'accepted') return answer;
  try {
    for (;;) {
      const outcome = await link.readOutcome(answer.requestId, signal);
      if (outcome.outcome !== 'pending') return outcome as SettledAnswer;
      await setTimeout(ASK_AGAIN_MS, undefined, { signal });
    }
  } catch (error) {
    throw signal.aborted ? new NotSettled('The ACD accepted the request, and has not settled it in time.') : error;
  }
}

/** Accepted, and then nothing more. */
class NotSettled extends LinkFailure {}

type SettledAnswer = Exclude<Answer, { outcome: 'accepted' }>;

/** Looks, sends the Command whatever was seen (the ACD's own refusal tells the agent most), and looks again. */
async function askAndCheck(
  request: StateRequest,
  change: StateChange,
  { link, signal }: { link: CtiLink; signal: AbortSignal },
): Promise<string | undefined> {
  const before = change.doubtBefore && (await look(link, request.agentId, signal));
  const answer = await settledAnswer(link, await link.setState(request, signal), signal);
  if (answer.outcome === 'refused') return `The ACD refused: ${answer.reason}`;
  const lie = before && change.doubtBefore?.(before, request);
  // A deferred change cannot be seen yet.
  if (lie !== undefined || answer.outcome === 'deferred') return lie;
  const after = await look(link, request.agentId, signal);
  return after && change.doubtAfter(after, request);
}
