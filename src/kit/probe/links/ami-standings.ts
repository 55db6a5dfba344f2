// Queue logins over AMI: QueueStatus tells how an agent's device stands in a queue, and the actions on members change it. Each
// message names one queue and one device, so that nothing is asked about anybody else.

import {
  type AmiServer,
  type AmiSession,
  deviceOf,
  type Headers,
  headerIn,
  inSession,
  isSuccess,
  readAmiServer,
} from './ami-session.ts';
import { type QueueLogin, type SeenStanding, ServerUnusable, type Standing, type StandingsLink } from './link.ts';

export const amiStandings: StandingsLink = {
  read: (given, { agentIds, queueIds }, wire) => {
    const server = readAmiServer(given);
    return inSession(server, wire, async (session) => {
      const seen: SeenStanding[] = [];
      for (const agentId of agentIds)
        for (const queueId of queueIds) seen.push(await look({ server, session }, { agentId, queueId }));
      return seen;
    });
  },
  put: (given, wanted, wire) => {
    const server = readAmiServer(given);
    return inSession(server, wire, async (session) => {
      const refused: string[] = [];
      for (const one of wanted) {
        const about = { Queue: one.queueId, Interface: deviceOf(server, one.agentId) };
        for (const action of actionsTo(one.login, (await look({ server, session }, one)).login, about)) {
          const response = await session.ask(action);
          const words = headerIn(response, 'Message') ?? '';
          if (!isSuccess(response)) refused.push(`${action.Action} of ${one.agentId} in ${one.queueId}: ${words}`);
        }
      }
      return refused;
    });
  },
};

/** What Status says of a device that is busy: in use, busy, rings, rings in use, on hold. */
const BUSY = ['2', '3', '6', '7', '8'];

/** A session, and with whom. */
interface Talk {
  readonly server: AmiServer;
  readonly session: AmiSession;
}

async function look({ server, session }: Talk, { agentId, queueId }: Standing): Promise<SeenStanding> {
  const own = deviceOf(server, agentId);
  const items = (await session.list({ Action: 'QueueStatus', Queue: queueId, Member: own })).map(headersIn);
  if (!items.some(({ Event }) => Event === 'QueueParams'))
    throw new ServerUnusable('queue', `It has no queue ${JSON.stringify(queueId)}.`);
  const isOwn = ({ Event, Location = '' }: Headers) =>
    Event === 'QueueMember' && Location.toLowerCase() === own.toLowerCase();
  const member = items.find(isOwn);
  const { InCall, Status = '', Membership } = member ?? {};
  return {
    ...{ agentId, queueId, login: member && loginIn(member) },
    isBusy: InCall === '1' || BUSY.includes(Status),
    isConfigured: member !== undefined && Membership !== 'dynamic',
  };
}

function loginIn({ Paused, PausedReason = '', Penalty, Name = '', StateInterface = '' }: Headers): QueueLogin {
  const isPaused = Paused === '1';
  return {
    ...{ isPaused, reason: isPaused ? PausedReason : '', penalty: Number(Penalty) || 0 },
    ...{ memberName: Name, stateInterface: StateInterface },
  };
}

/** What brings a login about that is to be, where it is `now`. */
function actionsTo(wanted: QueueLogin | undefined, now: QueueLogin | undefined, about: Headers): readonly Headers[] {
  if (wanted === undefined) return now === undefined ? [] : [{ Action: 'QueueRemove', ...about }];
  const { isPaused, reason, penalty, memberName, stateInterface } = wanted;
  const paused = { Paused: String(isPaused) };
  const pause = { Action: 'QueuePause', ...about, ...paused, ...(reason !== '' && { Reason: reason }) };
  if (now === undefined) {
    const names = {
      ...(memberName && { MemberName: memberName }),
      ...(stateInterface && { StateInterface: stateInterface }),
    };
    const add = { Action: 'QueueAdd', ...about, Penalty: String(penalty), ...paused, ...names };
    return reason === '' ? [add] : [add, pause];
  }
  return [
    ...(now.isPaused === isPaused && now.reason === reason ? [] : [pause]),
    ...(now.penalty === penalty ? [] : [{ Action: 'QueuePenalty', ...about, Penalty: String(penalty) }]),
  ];
}

/** Of a name that is repeated the first counts. */
function headersIn(message: string): Headers {
  const pairs = message.split('\r\n').flatMap((line) => {
    const [, name, value] = /^([^:]+): *(.*?) *$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(pairs.toReversed());
}
