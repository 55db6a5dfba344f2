// A Command where a connection waits for what becomes of it: it is answered when the ACD has settled it, and not before. What the
// ACD accepts for later is waited for; what it forgets is never answered, and holds nobody up.

import type { AgentCommand } from '../core/commands.ts';
import type { Decision } from '../core/decision.ts';
import type { Engine } from '../engine/engine.ts';
import type { PublishedEntry } from '../engine/journal-entry.ts';

/** Who waits for the ACD to settle what it has accepted, by request; undefined: it never will. */
export type Awaiting = Map<string, (decision: Decision | undefined) => void>;

export interface Asked {
  readonly command: AgentCommand;
  readonly dialect: string;
  readonly requestId: string;
}

/** What `then` makes of what the ACD says to a Command: at once, where the ACD does; undefined where it never does. */
export function awaitOutcome<A>(
  { engine, awaiting }: { readonly engine: Engine; readonly awaiting: Awaiting },
  { command, dialect, requestId }: Asked,
  then: (decision: Decision) => A,
): A | Promise<A | undefined> {
  const decision = engine.execute(command, { origin: 'connector', dialect, requestId });
  if (decision.outcome !== 'accepted') return then(decision);
  if (decision.later === undefined) return Promise.resolve(undefined);
  const settled = new Promise<Decision | undefined>((resolve) => void awaiting.set(requestId, resolve));
  return settled.then((outcome) => outcome && then(outcome));
}

/** Whoever waits for that outcome is given it. */
export function settleAwaited(awaiting: Awaiting, entry: Extract<PublishedEntry, { kind: 'outcome' }>): void {
  const { requestId = '', rejection } = entry;
  awaiting.get(requestId)?.(
    rejection === undefined ? { outcome: 'done', events: [] } : { outcome: 'refused', rejection },
  );
  awaiting.delete(requestId);
}

/** Another ACD is in place: whoever waits for what it does not know is given up. */
export function giveUpAwaited(awaiting: Awaiting, { acd }: Engine): void {
  for (const [requestId, giveUp] of awaiting) {
    if (acd.pending.has(requestId)) continue;
    awaiting.delete(requestId);
    giveUp(undefined);
  }
}
