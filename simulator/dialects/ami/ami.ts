// The AMI dialect: Asterisk's Manager Interface over TCP. This file puts its parts together on a port.

import { listen } from '../../wire/listener.ts';
import type { Dialect, DialectOptions, RunningDialect } from '../dialect.ts';
import { createBroadcast } from './broadcast.ts';
import { createChannels } from './channels.ts';
import { type AnyConfig, configOf } from './config.ts';
import type { AmiContext } from './context.ts';
import { tellOf } from './happenings.ts';
import { createGate } from './login.ts';
import { createMembers } from './members.ts';
import { type AmiSession, openSession } from './session.ts';
import { createStatistics } from './statistics.ts';

export const ami: Dialect = { name: 'ami', start };

async function start({ engine, faults, address, token, config: given }: DialectOptions): Promise<RunningDialect> {
  const config = configOf(token, given as AnyConfig);
  const sessions = new Set<AmiSession>();
  const broadcast = createBroadcast(sessions, faults);
  const quiet = new Map<string, number>();
  const seconds = () => Math.floor(engine.clock.now() / 1000);
  const started = engine.clock.realNow();
  const context: AmiContext = {
    engine,
    faults,
    config,
    members: createMembers(engine.acd),
    channels: createChannels(seconds),
    statistics: createStatistics(),
    pool: new Map(),
    wishes: new Map(),
    endings: new Map(),
    calls: new Map(),
    awaiting: new Map(),
    seconds,
    tell: broadcast.tell,
    isQuiet: (agentId) => (quiet.get(agentId) ?? 0) > 0,
    quietly(agentId, work) {
      quiet.set(agentId, (quiet.get(agentId) ?? 0) + 1);
      try {
        return work();
      } finally {
        const left = (quiet.get(agentId) ?? 1) - 1;
        if (left === 0) quiet.delete(agentId);
        else quiet.set(agentId, left);
      }
    },
  };
  context.members.rebuild(seconds());
  const stopListening = engine.onHappening((entry) => {
    tellOf(context, entry);
    if (entry.kind !== 'outcome' || entry.requestId === undefined) return;
    const { rejection } = entry;
    context.awaiting.get(entry.requestId)?.(
      rejection === undefined ? { outcome: 'done', events: [] } : { outcome: 'refused', rejection },
    );
    context.awaiting.delete(entry.requestId);
  });
  faults.onRemoval(() => context.awaiting.clear());

  const gate = createGate(config.accounts, engine.clock.realNow);
  const uptime = () => Math.floor((engine.clock.realNow() - started) / 1000);
  const listener = await listen(address, (socket) => {
    const session = openSession(socket, { context, gate, flush: broadcast.flush, uptime });
    sessions.add(session);
    socket.on('close', () => sessions.delete(session));
  });
  const { host, port } = listener;
  const [account] = config.accounts;
  return {
    server: {
      host,
      port,
      username: account?.username,
      secret: account?.secret,
      interface: 'Local/{AgentID}@agents',
      memberName: '{AgentID}',
      defaultQueues: [config.defaultQueue],
    },
    secrets: ['secret'],
    reads: [],
    documents: [],
    refuse: listener.refuse,
    usage: () => ({ connections: listener.connections(), subscriptions: 0 }),
    stop: () => {
      stopListening();
      broadcast.stop();
      return listener.stop();
    },
  };
}
