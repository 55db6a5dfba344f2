// For tests of this dialect without a network: its context beside an engine, and actions that are performed on it.

import assert from 'node:assert/strict';
import { assignmentsTo } from '../../../core/model/membership.ts';
import { PROFILES } from '../../../core/model/profiles.ts';
import { createManualClock } from '../../../engine/clock.ts';
import { createEngineParts } from '../../../engine/commit.ts';
import { createEngine } from '../../../engine/engine.ts';
import { ACTIONS } from '../actions.ts';
import { createDecoder } from '../codec.ts';
import { configOf } from '../config.ts';
import type { AmiContext, AmiEvent } from '../context.ts';
import { decode } from '../decode.ts';
import { createContext } from '../dialect-state.ts';
import { tellOf } from '../outgoing-events.ts';
import { textOf } from './ami.ts';

export interface Stage {
  readonly context: AmiContext;
  readonly told: AmiEvent[];
}

/** Two agents, who are logged out, and these queues. */
export function openStage(queues: readonly string[]): Stage {
  const clock = createManualClock(1_000_000);
  const agents = ['1001', '1002'].map((id) => ({
    id,
    name: id,
    password: '',
    extension: id,
    memberships: [],
    assignments: assignmentsTo(['sales']),
    state: 'LoggedOut' as const,
  }));
  const snapshot = {
    policy: PROFILES.asterisk,
    reasonCodes: [],
    agents,
    queues: queues.map((id) => ({ id, name: id, idleAgentIds: [], waitingCallIds: [] })),
    calls: [],
    pending: [],
    arrivals: 0,
  };
  const engine = createEngine(createEngineParts({ snapshot, clock }));
  const told: AmiEvent[] = [];
  const faults = { onRequest: () => undefined, onEvent: () => [] };
  const context = createContext({
    engine,
    faults,
    config: configOf(undefined),
    tell: (event) => void told.push(event),
  });
  engine.onPublished((entry) => tellOf(context, entry));
  return { context, told };
}

const NOBODY = { username: 'x', secret: 'x' };

/** Fails where it is not answered at once. */
export function perform({ context }: Stage, action: Readonly<Record<string, string>>): void {
  createDecoder((packet) => {
    const run = ACTIONS.get((action.Action ?? '').toLowerCase())?.run;
    const requestId = context.engine.nextRequestId();
    const request = decode(packet, context, requestId);
    const reply = run?.(context, packet, { account: NOBODY, requestId, request });
    assert.ok(reply !== undefined && !(reply instanceof Promise), 'it is answered at once');
  }).push(Buffer.from(textOf(action)));
}
