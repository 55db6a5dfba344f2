// What the four activities share: ask the CTI server once, within one deadline, and tell the page how it ended.
// Nothing outlives the invocation, so nothing stale can be sent. It must not know what any one activity wants.

import { setTimeout } from 'node:timers/promises';
import type { ActivityResult, ClipboardPage } from '../connector/page.ts';
import type { Answer, Outcome } from './answer.ts';
import type { AgentView, CtiLink, StateRequest } from './link.ts';
import { mask } from './mask.ts';
import { attributesOf, fail, withState } from './page.ts';
import { textOf } from './untyped.ts';

/** Whether an agent, as the ACD holds it, is as the request would have it. */
export type Look = (agent: AgentView, request: StateRequest) => boolean;

/** In what one activity differs from the others. */
export interface StateChange {
  /** The state it wants, and what goes with the request besides agent, queue and attributes. */
  readonly ask: (page: ClipboardPage) => Omit<StateRequest, 'agentId' | 'queue' | 'attributes'>;
  /** Whether the Command can succeed, looked at before it. Absent: there is no such look. */
  readonly isPossible?: Look;
  /** Whether it has succeeded, looked at after it. */
  readonly isDone: Look;
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
  return problem === undefined ? { page: asked } : fail(asked, mask(problem, textOf(page.AgentPassword)));
}

/** What went wrong, in one sentence; undefined if nothing did. */
async function attempt(
  request: StateRequest,
  change: StateChange,
  { link, timeoutMs }: Context,
): Promise<string | undefined> {
  try {
    return await askAndCheck(request, change, { link, signal: AbortSignal.timeout(timeoutMs) });
  } catch (error) {
    return (error as Error).message;
  }
}

export interface Asking {
  readonly link: CtiLink;
  readonly signal: AbortSignal;
}

/** Looks, sends the Command whatever was seen (the ACD's own refusal tells the agent most), and looks again. */
async function askAndCheck(request: StateRequest, change: StateChange, asking: Asking): Promise<string | undefined> {
  const contradiction = await contradictionOf(request, change.isPossible, asking);
  const answer = await settledAnswer(await asking.link.setState(request, asking.signal), asking);
  if (answer.outcome === 'refused') return `The ACD refused: ${answer.reason}`;
  // A deferred change cannot be seen yet.
  if (contradiction !== undefined || answer.outcome === 'deferred') return contradiction;
  return contradictionOf(request, change.isDone, asking);
}

/** Why a claimed success cannot be true; undefined where nothing speaks against it, nor where the ACD does not say. */
async function contradictionOf(
  request: StateRequest,
  isRight: Look | undefined,
  { link, signal }: Asking,
): Promise<string | undefined> {
  if (isRight === undefined) return undefined;
  const agent = await link.readAgent(request.agentId, signal).catch(() => undefined);
  if (agent === undefined || isRight(agent, request)) return undefined;
  const where = agent.queues === undefined ? '' : ` in [${agent.queues}]`;
  return `The ACD said OK, but held agent ${agent.id} as ${agent.state}${where}.`;
}

/** How long it waits before it asks again how an accepted request stands, in milliseconds. */
const ASK_AGAIN_MS = 20;

/** An answer that is final: what was only accepted is asked after until the ACD has settled it. */
export async function settledAnswer(
  answer: Answer,
  { link, signal }: Asking,
): Promise<Exclude<Answer, { outcome: 'accepted' }> | Outcome> {
  if (answer.outcome !== 'accepted') return answer;
  for (;;) {
    const outcome = await link.readOutcome(answer.requestId, signal);
    if (outcome.outcome !== 'pending') return outcome;
    await setTimeout(ASK_AGAIN_MS);
  }
}
