// A Command as this protocol has it: the action is answered when the ACD has settled it, and not before. What the ACD
// accepts for later is waited for; what it forgets is never answered, and holds nobody up.

import type { Decision } from '../../core/decide.ts';
import type { AgentCommand } from '../../core/message.ts';
import { type AmiContext, type Asker, DIALECT, type Reply } from './context.ts';

/** What `then` makes of what the ACD says to a Command: at once, where the ACD does; undefined where it never does. */
export function settle(
  context: AmiContext,
  { command, asker }: { readonly command: AgentCommand; readonly asker: Asker },
  then: (decision: Decision) => Reply,
): Reply | Promise<Reply | undefined> {
  const decision = decided(context, command, asker);
  return decision instanceof Promise ? decision.then((settled) => settled && then(settled)) : then(decision);
}

function decided(
  context: AmiContext,
  command: AgentCommand,
  { requestId }: Asker,
): Decision | Promise<Decision | undefined> {
  const resume = PAUSES.includes(command.type) ? context.suppressPauseEvents(command.agentId) : () => {};
  const decision = context.engine.execute(command, { origin: 'connector', dialect: DIALECT, requestId });
  const isWaiting = decision.outcome === 'accepted' && decision.later !== undefined;
  if (!isWaiting) resume();
  if (decision.outcome !== 'accepted') return decision;
  if (!isWaiting) return Promise.resolve(undefined);
  const settled = new Promise<Decision | undefined>((resolve) => void context.awaiting.set(requestId, resolve));
  return settled.finally(resume);
}

/** Of a pause that an action asks for, the action itself tells. */
const PAUSES: readonly AgentCommand['type'][] = ['SetReady', 'SetNotReady'];
