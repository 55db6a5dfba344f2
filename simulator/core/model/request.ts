// Requests that the ACD has accepted and not yet settled: they are of the Acd, so that a snapshot loses none.

import type { AgentCommand, CallCommand } from '../commands.ts';
import type { Rejection } from '../rejection.ts';

/** What becomes of a request by itself, at a time of the ACD: it is decided then, or refused whatever the ACD would say. */
type Due =
  | { readonly at: number; readonly command: AgentCommand | CallCommand }
  | { readonly at: number; readonly rejection: Rejection };

/** A request that waits: for its time, for the end of a call, or for ever. */
export interface PendingRequest {
  readonly requestId: string;
  readonly agentId: string;
  readonly due?: Due | undefined;
}

/** How many may wait; who asks then is refused. */
export const MOST_PENDING = 100_000;
