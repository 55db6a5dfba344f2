// The longest block: for how long the dearest requests keep the simulator from everything else, timers and other people's
// requests among it. Each is held against what the same bytes cost at the least: to be parsed and put together once.

import { once } from 'node:events';
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import type { SimulatorOptions } from '../simulator/index.ts';
import { type Child, startServer } from './child.ts';
import { floorOf } from './core-parts.ts';
import { agentsOf, load } from './http-parts.ts';
import type { Part } from './measure.ts';

const ROUNDS = 3;
const YARDSTICK = 'its bytes parsed and put together once';
/** The largest floor that the simulator takes. */
const EVERYBODY = 100_000;
/** As many as the journal holds. */
const ENTRIES = 100_000;

interface Dear {
  readonly id: string;
  readonly what: string;
  readonly goal: number;
  readonly options: SimulatorOptions;
  /** Answers the request itself, to be made once a round; it resolves with the bytes that it is about. */
  prepare(child: Child): Promise<(round: number) => Promise<string>>;
  /** What the yardstick does with the bytes. */
  readonly parseAndPut?: (text: string) => unknown;
}

const partOf = ({ id, what, goal, options, prepare, parseAndPut = jsonAgain }: Dear): Part => ({
  id: `lag-${id}`,
  what: `longest block: ${what}`,
  unit: 'ms',
  yardstick: YARDSTICK,
  goal,
  goalIs: 'most',
  async open() {
    const child = await startServer('simulator', options);
    const request = await prepare(child);
    let round = 0;
    let bytes = '';
    return {
      rounds: ROUNDS,
      ours: {
        async round() {
          await child.longestBlock();
          bytes = await request(round++);
          return child.longestBlock();
        },
        close: child.close,
      },
      yardstick: {
        async round() {
          const start = performance.now();
          parseAndPut(bytes);
          return performance.now() - start;
        },
      },
    };
  },
});

const jsonAgain = (text: string): unknown =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.stringify(JSON.parse(line)));

/** Messages of AMI into fields, and back. */
const amiAgain = (text: string): unknown =>
  text
    .split('\r\n\r\n')
    .map((message) => message.split('\r\n').map((line) => line.split(': ')))
    .map((fields) => fields.map(([name, value]) => `${name}: ${value}`).join('\r\n'))
    .join('\r\n\r\n');

const mainOf = ({ told }: Child): string => String(told.main);

async function ask(url: string, method = 'GET', text?: string): Promise<string> {
  const answer = await fetch(url, { method, headers: { 'Content-Type': 'application/json' }, body: text });
  const body = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${body.slice(0, 300)}`);
  return body;
}

/** Connectors log in and out until every entry that the journal holds is one of theirs. */
async function fillJournal(child: Child): Promise<void> {
  const { url } = child.told.native as { url: string };
  const agents = await agentsOf(mainOf(child));
  const lastEntry = async () => JSON.parse(await ask(`${mainOf(child)}/control/journal?limit=0`)).last as number;
  const before = await lastEntry();
  while ((await lastEntry()) < before + ENTRIES) await load(url, agents);
}

const everybody = (path: string): Pick<Dear, 'options' | 'prepare'> => ({
  options: { agents: EVERYBODY },
  prepare: async (child) => () => ask(`${mainOf(child)}${path}`),
});

/** Agents that are new in each round. */
const newcomers = (count: number, round: number): string =>
  JSON.stringify({
    agents: floorOf(count).agents.map((agent) => ({
      ...agent,
      id: `${round}-${agent.id}`,
      extension: `${round}-${agent.extension}`,
    })),
  });

/** On a journal that is full of what nobody has looked at yet. */
const onJournal = (path: string): Pick<Dear, 'options' | 'prepare'> => ({
  options: { agents: 200 },
  prepare: async (child) => async () => {
    await fillJournal(child);
    await child.longestBlock();
    return ask(`${mainOf(child)}${path}`);
  },
});

const DEAR: readonly Dear[] = [
  {
    id: 'agents',
    what: `GET /v1/agents, ${EVERYBODY.toLocaleString('en')} agents`,
    goal: 5,
    ...everybody('/v1/agents'),
  },
  {
    id: 'keep',
    what: `GET /control/snapshot, ${EVERYBODY.toLocaleString('en')} agents`,
    goal: 5,
    ...everybody('/control/snapshot'),
  },
  {
    id: 'put-back',
    what: `PUT /control/snapshot, ${EVERYBODY.toLocaleString('en')} agents`,
    goal: 10,
    options: { agents: EVERYBODY },
    async prepare(child) {
      const floor = await ask(`${mainOf(child)}/control/snapshot`);
      return async () => {
        await ask(`${mainOf(child)}/control/snapshot`, 'PUT', floor);
        return floor;
      };
    },
  },
  {
    id: 'reset',
    what: `POST /control/reset, ${EVERYBODY.toLocaleString('en')} agents`,
    goal: 5,
    options: { agents: EVERYBODY },
    async prepare(child) {
      const floor = await ask(`${mainOf(child)}/control/snapshot`);
      return async () => {
        await ask(`${mainOf(child)}/control/reset`, 'POST');
        return floor;
      };
    },
  },
  {
    id: 'seed',
    what: 'POST /control/seed, 3,000 agents',
    goal: 10,
    options: { agents: 0 },
    prepare: async (child) => async (round) => {
      const floor = newcomers(3_000, round);
      await ask(`${mainOf(child)}/control/seed`, 'POST', floor);
      return floor;
    },
  },
  {
    id: 'feed',
    what: 'POST /control/seed, 500 agents, 1,000 readers of the feed',
    goal: 100,
    options: { agents: 0 },
    async prepare(child) {
      const feed = `${mainOf(child).replace('http', 'ws')}/control/feed`;
      const readers = Array.from({ length: 1_000 }, () => new WebSocket(feed).on('message', () => undefined));
      await Promise.all(readers.map((reader) => once(reader, 'open')));
      return async (round) => {
        const floor = newcomers(500, round);
        await ask(`${mainOf(child)}/control/seed`, 'POST', floor);
        return floor;
      };
    },
  },
  {
    id: 'page',
    what: 'GET /control/journal?limit=10000 of a full journal',
    goal: 1,
    ...onJournal('/control/journal?limit=10000'),
  },
  {
    id: 'search',
    what: 'GET /control/journal?agentId=…, nowhere in a full journal',
    goal: 2,
    options: { agents: 200 },
    async prepare(child) {
      const journal = `${mainOf(child)}/control/journal`;
      await fillJournal(child);
      const looked = await ask(`${journal}/export`); // and others like them are looked at in each round
      return async () => {
        await fillJournal(child);
        await child.longestBlock();
        await ask(`${journal}?agentId=nobody`);
        return looked;
      };
    },
  },
  {
    id: 'export',
    what: 'GET /control/journal/export of a full journal',
    goal: 2,
    ...onJournal('/control/journal/export'),
  },
  {
    id: 'ami',
    what: 'QueueStatus over AMI, 10,000 members of 3 queues',
    goal: 5,
    options: { agents: 0, amiPort: 0, profile: 'asterisk' },
    parseAndPut: amiAgain,
    async prepare(child) {
      const { queues, agents } = floorOf(10_000);
      const queueIds = queues.map(({ id }) => id);
      const members = agents.map(({ assignments: _, ...agent }) => ({
        ...agent,
        ...{ defaultQueues: queueIds, queues: queueIds, state: 'NotReady' },
      }));
      await ask(`${mainOf(child)}/control/snapshot`, 'PUT', JSON.stringify({ queues, agents: members }));
      const socket = connect({ port: (child.told.ami as { port: number }).port, host: '127.0.0.1' });
      const answer = async (action: string, end: string): Promise<string> => {
        const parts: string[] = [];
        socket.write(`Action: ${action}\r\n\r\n`);
        while (!parts.slice(-2).join('').includes(end)) parts.push(String((await once(socket, 'data'))[0]));
        return parts.join('');
      };
      await answer('Login\r\nUsername: signoff\r\nSecret: signoff\r\nEvents: off', 'Authentication accepted');
      return () => answer('QueueStatus', 'QueueStatusComplete');
    },
  },
];

export const LAG_PARTS: readonly Part[] = DEAR.map(partOf);
