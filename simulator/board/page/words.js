// An entry of the journal in a trainer's words: who, what, and what became of it. Names stand in place of ids.

import { agentName, queueName, reasonName } from './names.js';
import { S } from './strings.js';

/** Whether `entry` is about the agent with that id. */
export const isAbout = (entry, agentId) =>
  [entry, entry.event, entry.command, entry.command?.party].some((about) => about?.agentId === agentId);

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
  failure: (_model, { template, cause }) => ({ text: S.timeline.failure(template), why: cause, tone: 'refused' }),
  lost: (_model, { url, events, why }) => ({ text: S.timeline.lost(events, url), why, tone: 'refused' }),
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
  const ofOthers = S.timeline.asked[type];
  if (ofOthers !== undefined) return ofOthers(named(model, command));
  const more = [
    queueIds === undefined ? '' : S.timeline.ofQueues(queueIds.map((id) => queueName(model, id))),
    reasonCode === undefined ? '' : S.timeline.withReason(reasonName(model, reasonCode)),
  ];
  const name = agentName(model, agentId);
  return (S.commands[type]?.asked(name) ?? `${type} ${name}`) + more.join('');
}

/** The members of a Command, an Event or the facts of a Rejection, with names of agents and queues in place of ids. */
function named(model, about) {
  const { agentId, queueId, destination, party } = about;
  return {
    ...about,
    agent: agentName(model, agentId),
    queue: queueName(model, queueId),
    destination: queueName(model, destination),
    party: typeof party === 'object' ? (party.number ?? agentName(model, party.agentId)) : agentName(model, party),
  };
}

/** Why something is refused: of a Rejection, or of what REST answers; `detail` where this page has no words for its code. */
export function whyOf(model, { code, facts = {}, detail = code }) {
  return S.rejections[code]?.({ ...named(model, facts), allowed: facts.allowed?.join(', ') }) ?? detail;
}

function tellEvent(model, event) {
  const { queueIds = [], reasonCode } = event;
  const told = {
    ...named(model, event),
    queueNames: queueIds.map((id) => queueName(model, id)),
    reason: reasonCode === undefined ? '' : S.timeline.withReason(reasonName(model, reasonCode)),
  };
  return S.events[event.type]?.(told) ?? event.type;
}
