// The core by itself: how many Commands it decides and applies, what an agent costs, and whether many agents make each
// Command dearer.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { apply } from '../simulator/core/apply.ts';
import type { AgentCommand, Command } from '../simulator/core/commands.ts';
import { decide } from '../simulator/core/decide.ts';
import { CONNECTOR_CALL_COMMANDS } from '../simulator/core/leg-transitions.ts';
import { type Acd, emptyAcd } from '../simulator/core/model/acd.ts';
import { assignmentsTo } from '../simulator/core/model/membership.ts';
import { PROFILES } from '../simulator/core/model/profiles.ts';
import { createRandom, type Random } from '../simulator/core/random.ts';
import { snapshotOfFloor, takeSnapshot } from '../simulator/core/snapshot.ts';
import { snapshotProblems } from '../simulator/core/snapshot-problems.ts';
import { createManualClock } from '../simulator/engine/clock.ts';
import { createEngineParts } from '../simulator/engine/commit.ts';
import { createEngine } from '../simulator/engine/engine.ts';
import { type Part, perSecond } from './measure.ts';

const QUEUES = ['sales', 'support', 'billing'];
const ASSIGNMENTS = assignmentsTo(QUEUES);

export const floorOf = (agents: number) => ({
  queues: QUEUES.map((id) => ({ id, name: id })),
  agents: Array.from({ length: agents }, (_, number) => ({
    id: String(100_000 + number),
    name: `Agent ${number}`,
    password: String(number),
    extension: String(600_000 + number),
    assignments: ASSIGNMENTS,
  })),
  reasonCodes: [],
});

const TYPES = ['LogIn', 'SetReady', 'SetNotReady', 'SetReady', 'LogOut'] as const;

/** A random mix, the same in every run. */
function commands(count: number, agents: number): readonly AgentCommand[] {
  const random = createRandom(7);
  return Array.from({ length: count }, () => ({
    type: TYPES[Math.floor(random() * TYPES.length)] ?? 'LogIn',
    by: 'supervisor',
    agentId: String(100_000 + Math.floor(random() * agents)),
  }));
}

function play(acd: Acd, mix: readonly AgentCommand[]): number {
  for (const command of mix) {
    const decision = decide(acd, command);
    if (decision.outcome === 'done') for (const event of decision.events) apply(acd, event, 0);
  }
  return mix.length;
}

const CORE: Part = {
  id: 'core',
  what: 'random mix of Commands through decide and apply, 1,000 agents, on one core',
  unit: 'Commands/s',
  goal: 1_000_000,
  goalIs: 'least',
  async open() {
    const acd = emptyAcd(PROFILES.opencti);
    apply(acd, { type: 'Restored', snapshot: snapshotOfFloor(floorOf(1000), PROFILES.opencti) }, 0);
    const mix = commands(50_000, 1000);
    return { ours: { round: () => perSecond(1, () => play(acd, mix)) } };
  },
};

const MILLION = 1_000_000;
const [AGENTS, CALLS] = [20, 40];

/** Any Command at all, by chance: about an agent, or about one of the calls that there may be. */
function anyCommand(random: Random, number: number): Command {
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const anAgent = () => String(100_000 + Math.floor(random() * AGENTS));
  const aCall = () => `call-${Math.floor(random() * CALLS)}`;
  const [agentId, callId] = [anAgent(), aCall()];
  const destination = one([...QUEUES, String(600_000 + Math.floor(random() * AGENTS)), '0309', 'nowhere']);
  const type = one([...TYPES, ...CONNECTOR_CALL_COMMANDS, 'ArriveCall', 'AnswerCall', 'HangUp'] as const);
  switch (type) {
    case 'ArriveCall':
      return { type, callId: `call-${number % CALLS}`, queueId: one(QUEUES), from: '0301', dialled: '0800' };
    case 'MakeCall':
      return { type, callId: `call-${number % CALLS}`, agentId, destination };
    case 'Consult':
      return { type, callId, agentId, destination, consultId: `call-${number % CALLS}` };
    case 'BlindTransfer':
      return { type, callId, agentId, destination };
    case 'AnswerCall':
    case 'HangUp':
      return { type, callId, ...(random() < 0.5 ? {} : { party: { agentId } }) };
    case 'DropParty':
      return { type, callId, agentId, party: { agentId: anAgent() } };
    case 'SendDtmf':
      return { type, callId, agentId, digits: '1' };
    case 'SetCallData':
      return { type, callId, data: { case: '7' } };
    case 'HoldCall':
    case 'RetrieveCall':
    case 'TransferComplete':
    case 'Conference':
      return { type, callId, agentId };
    default:
      return { type, by: 'supervisor', agentId };
  }
}

/** Throws where the ACD contradicts itself after them. */
function millionCommands(): number {
  const random = createRandom(11);
  const snapshot = snapshotOfFloor(floorOf(AGENTS), { ...PROFILES.opencti, logoutOnCall: 'defer' });
  const engine = createEngine(createEngineParts({ snapshot, clock: createManualClock() }));
  for (let number = 0; number < MILLION; number += 1)
    engine.execute(anyCommand(random, number), { origin: 'control', requestId: `request-${number}` });
  const problems = snapshotProblems(takeSnapshot(engine.acd));
  if (problems.length > 0) throw new Error(`After a million Commands: ${JSON.stringify(problems[0])}`);
  return MILLION;
}

const MILLION_PART: Part = {
  id: 'million',
  what: 'a million random Commands about agents and calls, journal and all, after which the ACD is whole',
  unit: 'Commands/s',
  goal: 100_000,
  goalIs: 'least',
  async open() {
    return { rounds: 1, ours: { round: () => perSecond(0.001, millionCommands) } };
  },
};

/** Microseconds a Command, journal and all. */
function engineCost(agents: number): () => Promise<number> {
  const snapshot = snapshotOfFloor(floorOf(agents), PROFILES.opencti);
  const limits = { limit: 10_000_000, byteLimit: 2 ** 40 };
  const engine = createEngine(createEngineParts({ snapshot, clock: createManualClock(), ...limits }));
  const mix = commands(20_000, agents);
  return async () => {
    const rate = await perSecond(1, () => {
      for (const command of mix) engine.execute(command, { origin: 'control', requestId: 'bench' });
      return mix.length;
    });
    return 1_000_000 / rate;
  };
}

const SCALE: Part = {
  id: 'scale',
  what: 'cost of a Command with 100,000 agents',
  unit: 'µs',
  yardstick: 'the same with 100 agents',
  goal: 2,
  goalIs: 'most',
  async open() {
    return { rounds: 3, ours: { round: engineCost(100_000) }, yardstick: { round: engineCost(100) } };
  },
};

const MEMORY: Part = {
  id: 'memory',
  what: 'heap of an agent, 100,000 agents in 3 queues each',
  unit: 'bytes',
  goal: 1024,
  goalIs: 'most',
  async open() {
    const script = fileURLToPath(new URL('memory.js', import.meta.url));
    const round = async () => Number(spawnSync(process.execPath, ['--expose-gc', script], { encoding: 'utf8' }).stdout);
    return { rounds: 1, ours: { round } };
  },
};

export const CORE_PARTS: readonly Part[] = [CORE, MILLION_PART, SCALE, MEMORY];
