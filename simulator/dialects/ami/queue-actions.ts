// Actions that change queues. A member is a queue login, being paused is NotReady in that queue; the ACD decides both.

import type { AgentCommand } from '../../core/commands.ts';
import type { Decision } from '../../core/decision.ts';
import { awaitOutcome } from '../socket-outcome.ts';
import { type Packet, valueIn } from './codec.ts';
import { type Action, type AmiContext, type Asker, DIALECT, failure, type Reply, success } from './context.ts';
import { isTrue, keptIn, keptOf, penaltyIn, queueIdOf, reasonIn } from './names.ts';
import { type Refused, refusalMessage } from './rejections.ts';

export const QUEUE_ACTIONS: readonly Action[] = [
  { name: 'QueueAdd', classes: ['agent'], synopsis: 'Add interface to queue.', run: queueAdd },
  { name: 'QueueRemove', classes: ['agent'], synopsis: 'Remove interface from queue.', run: queueRemove },
  {
    name: 'QueuePause',
    classes: ['agent'],
    synopsis: 'Makes a queue member temporarily unavailable.',
    run: queuePause,
  },
  { name: 'QueuePenalty', classes: ['agent'], synopsis: 'Set the penalty for a queue member.', run: queuePenalty },
];

type Answer = Reply | Promise<Reply | undefined>;

function queueAdd(context: AmiContext, packet: Packet, asker: Asker): Answer {
  return decided(context, asker, 'add', (command) => {
    const forget = context.members.expect(command.agentId, command.queueIds ?? [], {
      interface: keptOf(valueIn(packet, 'Interface') ?? ''),
      memberName: keptIn(packet, 'MemberName'),
      stateInterface: keptIn(packet, 'StateInterface'),
      openReason: command.type === 'LogIn' && command.paused === true ? undefined : reasonIn(packet),
    });
    return { forget, done: () => success('Added interface to queue') };
  });
}

function queueRemove(context: AmiContext, _packet: Packet, asker: Asker): Answer {
  return decided(context, asker, 'remove', () => ({ done: () => success('Removed interface from queue') }));
}

function queuePause(context: AmiContext, packet: Packet, asker: Asker): Answer {
  const word = isTrue(valueIn(packet, 'Paused')) ? 'paused' : 'unpaused';
  return decided(context, asker, 'pause', () => ({ done: () => success(`Interface ${word} successfully`) }));
}

interface Course {
  readonly forget?: () => void;
  readonly done: () => Reply;
}

/** Has the ACD decide what was decoded, and answers when it has. */
function decided(
  context: AmiContext,
  { request }: Asker,
  refused: Refused,
  begin: (command: AgentCommand) => Course,
): Answer {
  const { command, issue } = request;
  if (command === undefined) return issue ?? failure('Missing action in request');
  const { forget, done } = begin(command);
  return awaitOutcome(context, { command, dialect: DIALECT, requestId: request.requestId }, (decision) => {
    forget?.();
    return refusal(context, decision, { refused, command }) ?? done();
  });
}

function queuePenalty({ engine, members }: AmiContext, packet: Packet, { requestId }: Asker): Reply {
  const device = valueIn(packet, 'Interface');
  if (device === undefined || valueIn(packet, 'Penalty') === undefined)
    return failure("Need 'Interface' and 'Penalty' parameters.");
  const [queue, penalty] = [valueIn(packet, 'Queue'), penaltyIn(packet)];
  if (penalty < 0) return failure('Invalid interface, queuename or penalty');
  const queueIds = queue === undefined ? undefined : [queueIdOf(engine.acd, queue)];
  const command = { type: 'SetPenalty', agentId: members.ownerOf(keptOf(device)), queueIds, penalty } as const;
  const { outcome } = engine.execute(command, { origin: 'connector', dialect: DIALECT, requestId });
  return outcome === 'refused'
    ? failure('Invalid interface, queuename or penalty')
    : success('Interface penalty set successfully');
}

/** Asterisk looks for the queue first, the ACD for the agent; and a pause is set again as often as somebody likes. */
function refusal(
  { engine }: AmiContext,
  decision: Decision,
  { refused, command: { queueIds } }: { readonly refused: Refused; readonly command: AgentCommand },
): Reply | undefined {
  if (decision.outcome !== 'refused' || decision.rejection.code === 'AlreadyInState') return undefined;
  const unknown = queueIds?.find((queueId) => !engine.acd.queues.has(queueId));
  const isAboutAgent = ['UnknownAgent', 'NotLoggedIn'].includes(decision.rejection.code);
  if (unknown === undefined || !isAboutAgent) return failure(refusalMessage(decision.rejection, refused));
  return failure(refusalMessage({ code: 'UnknownQueue', facts: { queueId: unknown } }, refused));
}
