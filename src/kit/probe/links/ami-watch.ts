// Listening over AMI: a session with events on. The Manager Interface tells of members of queues: with the last queue that an
// agent leaves he is logged out.

import { deviceOf, headerIn, openSession, readAmiServer } from './ami-session.ts';
import { type ProbeLink, TOLD_MS, type Told } from './link.ts';
import { createToldList } from './told-list.ts';

const PING = { Action: 'Ping', ActionID: 'the-probe-listens' };

export const watch: ProbeLink['watch'] = async (server, device) => {
  const ami = readAmiServer(server);
  const own = device && deviceOf(ami, device.agentId);
  const told = createToldList();
  const read = createReader(own, device?.agentId ?? '');
  const order = {
    events: own === undefined ? 'off' : 'agent',
    onEvent(event: string) {
      const [one] = read(event);
      told.add(one);
    },
  };
  const session = await openSession(ami, order, AbortSignal.timeout(TOLD_MS));
  if (own !== undefined) await session.ask({ Action: 'QueueStatus', Member: own }, TOLD_MS);
  await session.ask(PING, TOLD_MS); // by then the list is whole
  return {
    /** An action is answered behind whatever was told before. */
    async told() {
      await session.ask(PING, TOLD_MS);
      return told.all();
    },
    close: () => session.close(),
  };
};

/** Reads events about the member called `own`; where nobody is meant, whatever comes was not asked for. */
function createReader(own: string | undefined, agentId: string): (event: string) => readonly Told[] {
  /** Where the agent is, as far as was told. */
  const queues = new Set<string>();

  function joined(queueId: string): Told['type'] {
    const isFirst = queues.size === 0;
    queues.add(queueId);
    return isFirst ? 'LoggedIn' : 'JoinedQueue';
  }

  function left(queueId: string): Told['type'] {
    queues.delete(queueId);
    return queues.size === 0 ? 'LoggedOut' : 'LeftQueue';
  }

  const readers: Readonly<Record<string, (queueId: string, event: string) => Told['type']>> = {
    QueueMemberAdded: joined,
    QueueMemberRemoved: left,
    QueueMemberPause: (_queueId, event) => (headerIn(event, 'Paused') === '1' ? 'Paused' : 'Unpaused'),
  };

  return (event) => {
    const [name = '', device, queueId = ''] = ['Event', 'Interface', 'Queue'].map((header) => headerIn(event, header));
    if (own === undefined) return [{ type: 'Unreadable', agentId: device ?? '', words: event }];
    if (name === 'QueueMember' && headerIn(event, 'Location') === own) queues.add(queueId);
    const reader = device === own ? readers[name] : undefined;
    return reader === undefined ? [] : [{ type: reader(queueId, event), agentId, queueIds: [queueId] }];
  };
}
