// A Command as this protocol has it: the action is answered when the ACD has settled it, and not before. What the ACD
// accepts for later is waited for; what it forgets is never answered, and holds nobody up.

import type { AgentCommand } from '../../core/commands.ts';
import type { Decision } from '../../core/decision.ts';
import { type AmiContext, DIALECT, type Reply } from './context.ts';

/** What `then` makes of what the ACD says to a Command: at once, where the ACD does; undefined where it never does. */
export function awaitOutcome(
  { engine, awaiting }: AmiContext,
  command: AgentCommand,
  requestId: string,
  then: (decision: Decision) => Reply,
): Reply | Promise<Reply | undefined> {
  const decision = engine.execute(command, { origin: 'connector', dialect: DIALECT, requestId });
  if (decision.outcome !== 'accepted') return then(decision);
  if (decision.later === undefined) return Promise.resolve(undefined);
  const settled = new Promise<Decision | undefined>((resolve) => void awaiting.set(requestId, resolve));
  return settled.then((outcome) => outcome && then(outcome));
}
