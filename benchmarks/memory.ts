// What an agent costs on the heap: prints bytes an agent. Run with --expose-gc, in a process of its own.

import { apply } from '../simulator/core/apply.ts';
import { decide } from '../simulator/core/decide.ts';
import { emptyAcd } from '../simulator/core/model/acd.ts';
import { PROFILES } from '../simulator/core/model/profiles.ts';
import { floorOf } from './core-parts.ts';

const AGENTS = 100_000;
const collect = (globalThis as { gc?: () => void }).gc;
const used = (): number => {
  collect?.();
  collect?.();
  return process.memoryUsage().heapUsed;
};

const before = used();
const acd = emptyAcd(PROFILES.opencti);
apply(acd, { type: 'Seeded', floor: floorOf(AGENTS) }, 0);
for (const agentId of acd.agents.keys()) {
  const decision = decide(acd, { type: 'LogIn', by: 'supervisor', agentId });
  if (decision.outcome === 'done') for (const event of decision.events) apply(acd, event, 0);
}
const after = used();
process.stdout.write(String((after - before) / acd.agents.size));
