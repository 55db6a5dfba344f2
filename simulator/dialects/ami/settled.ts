// A Command as this protocol has it: the action is answered when the ACD has settled it, and not before. What the ACD
// accepts for later is waited for; what it forgets is never answered.

import type { Decision } from '../../core/decide.ts';
import type { AgentCommand } from '../../core/message.ts';
import { type AmiContext, type Asker, DIALECT } from './context.ts';

/** What `then` makes of what the ACD says to a Command: at once, where the ACD does. */
export function settle<T>(
  context: AmiContext,
  { command, asker }: { readonly command: AgentCommand; readonly asker: Asker },
  then: (decision: Decision) => T,
): T | Promise<T> {
  const decision = decided(context, command, asker);
  return decision instanceof Promise ? decision.then(then) : then(decision);
}

function decided(context: AmiContext, command: AgentCommand, { requestId }: Asker): Decision | Promise<Decision> {
  const execute = () => context.engine.execute(command, { origin: 'connector', dialect: DIALECT, requestId });
  const isPause = command.type === 'SetReady' || command.type === 'SetNotReady';
  const decision = isPause ? context.quietly(command.agentId, execute) : execute();
  if (decision.outcome !== 'accepted') return decision;
  return new Promise((resolve) => void context.awaiting.set(requestId, resolve));
}
