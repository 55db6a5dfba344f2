// The probe over FreeSWITCH's event socket: logs in without events, and asks for a status of the agent. A login is Available, to all
// queues that a tier assigns; there is no other.

import { lookAtEsl, outcomeIn } from './esl-look.ts';
import { type EslServer, inEslSession, nameOf, quoted, readEslServer } from './esl-session.ts';
import { eslStandings } from './esl-standings.ts';
import { watchEsl } from './esl-watch.ts';
import { COMMAND_TYPES, type ProbeLink, type ProbeRequest, ServerUnusable } from './link.ts';

const STATUSES: Readonly<Record<ProbeRequest['activity'], string>> = {
  LoginAgent: 'Available',
  LogoutAgent: 'Logged Out',
  SetAgentReady: 'Available',
  SetAgentNotReady: 'On Break',
};

const commandFor = (server: EslServer, { activity, agentId }: ProbeRequest): string =>
  `callcenter_config agent set status ${quoted(nameOf(server, agentId))} ${quoted(STATUSES[activity])}`;

const ask: ProbeLink['ask'] = async (given, request, wire) => {
  const server = readEslServer(given);
  const text = await inEslSession(server, wire, ({ api }) => api(commandFor(server, request)));
  const answer = outcomeIn(text);
  if (answer === undefined) throw new ServerUnusable('protocol', `It answers the probe with ${JSON.stringify(text)}.`);
  const command = { ...answer, type: COMMAND_TYPES[request.activity], agentId: request.agentId };
  return { ...answer, commands: [command], requests: 2 };
};

/** What each word stands for as the text of an error. */
const WORDS: Readonly<Record<string, RegExp>> = {
  unauthorised: /permission denied/i,
  forbidden: /permission denied/i,
  'not-found': /not found/i,
  'timed-out': /timeout|timed out/i,
  'too-many': /too many/i,
  'internal-error': /internal error|memory error/i,
  unavailable: /unavailable|not loaded/i,
};

export const eslLink: ProbeLink = {
  namesExtensions: false,
  saysAccepted: false,
  standings: eslStandings,
  ask,
  watch: watchEsl,
  look(given, request, order) {
    const server = readEslServer(given);
    const read = `callcenter_config agent get status ${quoted(nameOf(server, request.agentId))}`;
    return lookAtEsl(server, order.isRead === true ? read : commandFor(server, request), order);
  },
  isWord: ({ says }, word) => says?.outcome === 'refused' && (WORDS[word]?.test(says.words) ?? false),
};
