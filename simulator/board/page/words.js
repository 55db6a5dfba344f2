// An entry of the journal in a trainer's words: who, what, and what became of it. Names stand in place of ids.

import { agentName, queueName, reasonName } from './names.js';
import { S } from './strings.js';

/** Whether `entry` is about the agent with that id. */
export const isAbout = (entry, agentId) =>
  entry.agentId === agentId || entry.event?.agentId === agentId || entry.command?.agentId === agentId;

/** What `entry` tells: a text, why it was refused if it was, and its tone: `done`, `refused`, `spoiled` or none. */
export const tell = (model, entry) => (TELL[entry.kind] ?? other)(model, entry);

const TELL = {
  snapshot: (_model, { snapshot }) => ({ text: S.timeline.snapshot(snapshot.agents) }),
  missed: () => ({ text: S.timeline.missed, tone: 'spoiled' }),
  command: (model, { command, rejection }) => ruled(model, asked(model, command), rejection),
  event: (model, { event }) => ({ text: tellEvent(model, event) }),
  outcome: (model, { agentId, rejection }) => ruled(model, S.timeline.outcome(agentName(model, agentId)), rejection),
  fault: (_model, { what, fault, label }) => ({
    text: S.timeline.fault[what]?.(label ? `${fault} (${label})` : fault) ?? what,
    tone: 'spoiled',
  }),
  request: (_model, { dialect, line }) => ({ text: S.timeline.request(dialect, line) }),
  reply: (_model, { dialect, line, said, positive, understood }) => ({
    text: S.timeline.reply(dialect, line),
    why: [understood ? '' : S.timeline.notUnderstood, positive ? '' : said].filter(Boolean).join(': '),
    tone: positive ? undefined : 'refused',
  }),
};

/** A kind that this board does not know yet. */
const other = (_model, entry) => ({ text: JSON.stringify(entry) });

const ruled = (model, text, rejection) =>
  rejection === undefined ? { text, tone: 'done' } : { text, why: whyOf(model, rejection), tone: 'refused' };

function asked(model, command) {
  const { type, agentId, queueIds, reasonCode } = command;
  const ofCall = S.timeline.call[type];
  if (ofCall !== undefined) return ofCall({ ...command, queue: queueName(model, command.queueId) });
  const more = [
    queueIds === undefined ? '' : S.timeline.ofQueues(queueIds.map((id) => queueName(model, id))),
    reasonCode === undefined ? '' : S.timeline.withReason(reasonName(model, reasonCode)),
  ];
  const name = agentName(model, agentId);
  return (S.commands[type]?.asked(name) ?? `${type} ${name}`) + more.join('');
}

/** Why something is refused, of its Rejection. */
function whyOf(model, { code, facts }) {
  const named = {
    ...facts,
    agent: agentName(model, facts.agentId),
    queue: queueName(model, facts.queueId),
    allowed: facts.allowed?.join(', '),
  };
  return S.rejections[code]?.(named) ?? code;
}

function tellEvent(model, event) {
  const { agentId, queueId, queueIds = [], reasonCode } = event;
  const named = {
    ...event,
    ...(typeof event.agents === 'number' ? {} : { agent: agentName(model, agentId) }),
    queue: queueName(model, queueId),
    queueNames: queueIds.map((id) => queueName(model, id)),
    reason: reasonCode === undefined ? '' : S.timeline.withReason(reasonName(model, reasonCode)),
  };
  return S.events[event.type]?.(named) ?? event.type;
}
