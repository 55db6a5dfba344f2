// For the tests of the core: a small floor behind an engine, the Commands in short form, and a way to bring things about
// that fails at once where the ACD refuses, so that no test goes on from a start it never reached.

import { type Clock, createManualClock } from '../../engine/clock.ts';
import { createEngineParts } from '../../engine/commit.ts';
import { createEngine, type Engine } from '../../engine/engine.ts';
import type { PublishedEntry } from '../../engine/journal-entry.ts';
import { type AgentCommand, type AskedOfAgent, agentCommandOf, type Command, type Origin } from '../commands.ts';
import type { Decision } from '../decision.ts';
import type { Event } from '../events.ts';
import type { Agent } from '../model/agent.ts';
import type { Floor } from '../model/floor.ts';
import { assignmentsTo } from '../model/membership.ts';
import type { Policy } from '../model/policy.ts';
import { PROFILES } from '../model/profiles.ts';
import type { Queue } from '../model/queue.ts';
import { snapshotOfFloor } from '../snapshot.ts';

/** Ada has one default queue, Bob two, Cyd none. "07" is listed for both uses, "20" and "30" for one each. */
export const FLOOR: Floor = {
  queues: ['sales', 'support', 'billing'].map((id) => ({ id, name: `The ${id} queue` })),
  agents: [
    { id: 'ada', name: 'Ada', password: 'secret-ada', extension: '1001', assignments: assignmentsTo(['sales']) },
    {
      id: 'bob',
      name: 'Bob',
      password: 'secret-bob',
      extension: '1002',
      assignments: assignmentsTo(['sales', 'support']),
    },
    { id: 'cyd', name: 'Cyd', password: 'secret-cyd', extension: '1003', assignments: [] },
  ],
  reasonCodes: [
    { code: '07', label: 'Lunch', uses: ['NotReady', 'LoggedOut'] },
    { code: '20', label: 'Meeting', uses: ['NotReady'] },
    { code: '30', label: 'End of shift', uses: ['LoggedOut'] },
  ],
};

type Extras = Partial<Omit<AskedOfAgent, 'type' | 'agentId'>>;

/** By a trainer, who needs no password, unless `extras` say otherwise. */
export const agentCommand = (type: AgentCommand['type'], agentId: string, extras: Extras = {}): AgentCommand =>
  agentCommandOf({ type, by: 'trainer', agentId, ...extras });
export const logIn = (agentId: string, extras?: Extras) => agentCommand('LogIn', agentId, extras);
export const logOut = (agentId: string, extras?: Extras) => agentCommand('LogOut', agentId, extras);
export const setReady = (agentId: string) => agentCommand('SetReady', agentId);
export const setNotReady = (agentId: string, extras?: Extras) => agentCommand('SetNotReady', agentId, extras);
export const arrive = (callId: string, queueId: string): Command => ({
  type: 'ArriveCall',
  callId,
  queueId,
  from: '0301234',
  dialled: '0800',
});
export const answer = (callId: string): Command => ({ type: 'AnswerCall', callId });
export const end = (callId: string): Command => ({ type: 'HangUp', callId });

/** Logs in to `queueIds` and goes Ready. */
export const work = (agentId: string, ...queueIds: string[]) => [logIn(agentId, { queueIds }), setReady(agentId)];

/** What a Command led to: the decision, and all that happened with it, in order. */
export interface Result {
  readonly decision: Decision;
  /** The Events, and among them the outcomes of requests that had been put off. */
  readonly happened: readonly PublishedEntry[];
  /** The Events alone. */
  readonly events: readonly Event[];
}

export interface TestFloor {
  readonly engine: Engine;
  readonly clock: Clock;
  /** Throws where a Command is refused. */
  arrange(...commands: readonly Command[]): void;
  tell(command: Command, requestId?: string): Result;
  /** The same, asked by a connector. */
  ask(command: Command, requestId?: string): Result;
  /** Moves the clock to when something happens next by itself, and says what does. */
  next(): Omit<Result, 'decision'>;
  agent(id: string): Agent;
  queue(id: string): Queue;
}

/** A floor under the default profile, but for what `policy` says. */
export function testFloor(
  policy: Partial<Policy> = {},
  { floor = FLOOR, journalLimit }: { readonly floor?: Floor; readonly journalLimit?: number } = {},
): TestFloor {
  const clock = createManualClock();
  const snapshot = snapshotOfFloor(floor, { ...PROFILES.opencti, ...policy });
  const engine = createEngine(createEngineParts({ snapshot, clock, limit: journalLimit }));
  const since = (after: number): Omit<Result, 'decision'> => {
    const entries = engine.journal.query({ after });
    const happened = entries.filter((entry) => entry.kind === 'event' || entry.kind === 'outcome');
    return { happened, events: happened.flatMap((entry) => (entry.kind === 'event' ? [entry.event] : [])) };
  };
  const from =
    (origin: Origin) =>
    (command: Command, requestId = 'request-of-the-test'): Result => {
      const after = engine.journal.last;
      const decision = engine.execute(command, { origin, requestId });
      return { decision, ...since(after) };
    };
  const tell = from('control');
  return {
    engine,
    clock,
    tell,
    ask: from('connector'),
    next() {
      const after = engine.journal.last;
      clock.advanceTo(found(clock.nextTimer(), 'timer'));
      return since(after);
    },
    arrange(...commands) {
      for (const command of commands) {
        const { decision } = tell(command, 'request-of-the-arrangement');
        if (decision.outcome === 'refused')
          throw new Error(`${JSON.stringify(command)} was refused: ${JSON.stringify(decision.rejection)}`);
      }
    },
    agent: (id) => found(engine.acd.agents.get(id), id),
    queue: (id) => found(engine.acd.queues.get(id), id),
  };
}

function found<T>(value: T | undefined, id: string): T {
  if (value === undefined) throw new Error(`The test floor has no ${JSON.stringify(id)}.`);
  return value;
}
