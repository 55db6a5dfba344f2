// `callcenter_config`: its words, and what each takes. What is wrong with them is said as the real one says it.

import { addAgent, deleteAgent, getAgent, listAgents, reloadAgent, setAgent } from './agent-actions.ts';
import { type ApiCall, type Asker, type EslContext, refusedAs, type Said } from './context.ts';
import { countQueues, listQueues, loadQueue, unloadQueue } from './queue-actions.ts';
import { addTier, deleteTier, listTiers, reloadTiers, setTier } from './tier-actions.ts';
import { USAGE } from './usage.ts';

type Run = (context: EslContext, args: readonly string[], asker: Asker) => Said;

/** How many words it takes at least behind its own, and what it does. */
type Row = readonly [least: number, run: Run];

const ROWS: Readonly<Record<string, Readonly<Record<string, Row>>>> = {
  agent: {
    add: [2, addAgent],
    del: [1, deleteAgent],
    reload: [1, reloadAgent],
    set: [3, setAgent],
    get: [2, getAgent],
    list: [0, listAgents],
  },
  tier: {
    add: [2, addTier],
    set: [4, setTier],
    del: [2, deleteTier],
    reload: [1, reloadTiers],
    list: [0, (context) => listTiers(context)],
  },
  queue: {
    load: [1, loadQueue],
    reload: [1, loadQueue],
    unload: [1, unloadQueue],
    list: [0, listQueues],
    count: [0, countQueues],
  },
};

const INVALID = refusedAs('Invalid!');

export function callcenterConfig(context: EslContext, { words }: ApiCall, asker: Asker): Said {
  if (words.length === 0) return USAGE;
  if (words.length < 2) return INVALID;
  const [target = '', action = '', ...args] = words;
  const row = rowOf(rowOf(ROWS, target) ?? {}, action);
  if (row === undefined) return '';
  const [least, run] = row;
  return args.length < least ? INVALID : run(context, args, asker);
}

const rowOf = <R>(rows: Readonly<Record<string, R>>, word: string): R | undefined => {
  const name = word.toLowerCase();
  return Object.hasOwn(rows, name) ? rows[name] : undefined;
};
