// What a request of the native dialect means: messages in, Commands out; and the message that asks for a Command.

import { type AgentCommand, type AskedOfAgent, agentCommandOf } from '../../core/commands.ts';
import { validate } from '../../http-api/validate.ts';
import { Failure } from '../../net/failure.ts';
import type { ExampleRequest, HttpRequest } from '../../net/http-message.ts';
import { STATE_WORDS, type StateChange, stateChange } from './schema.ts';

const COMMANDS: Readonly<Record<StateChange['state'], AgentCommand['type']>> = {
  LoggedIn: 'LogIn',
  LoggedOut: 'LogOut',
  Ready: 'SetReady',
  NotReady: 'SetNotReady',
  AfterCallWork: 'SetAfterCallWork',
};

/** The Command that `PUT /v1/agents/{agentId}/state` asks for. Throws where the body is not of the dialect. */
export function toCommand(agentId: string, body: unknown): AgentCommand {
  refuseNearWord(body);
  const { state, queue, queues, ...rest } = validate(stateChange, body);
  const queueIds = queues ?? (queue === undefined ? undefined : [queue]);
  return agentCommandOf({ type: COMMANDS[state], by: 'agent', agentId, queueIds, ...rest });
}

const WORDS = Object.fromEntries(Object.entries(COMMANDS).map(([word, type]) => [type, word])) as Readonly<
  Record<AgentCommand['type'], StateChange['state']>
>;

/** How `command` is asked for at `url`. Throws where an id has no place in a URL. */
export function requestAt(url: string, command: AskedOfAgent): ExampleRequest {
  const { type, agentId, queueIds, password, extension, reasonCode } = command;
  const [queue, ...more] = queueIds ?? [];
  const queues = more.length === 0 ? { queue } : { queues: [...(queueIds ?? [])] };
  return {
    method: 'PUT',
    url: `${url}/v1/agents/${encodeURIComponent(agentId)}/state`,
    body: { state: WORDS[type], password, extension, ...queues, reasonCode } satisfies StateChange,
  };
}

/** The same with the token of the CTI link, where one is asked for. */
export const withToken = (request: ExampleRequest, token: string | undefined): ExampleRequest =>
  token === undefined ? request : { ...request, headers: { Authorization: `Bearer ${token}` } };

/** A word for a state that is nearly right deserves to be told so. */
function refuseNearWord(body: unknown): void {
  const state = (body as { state?: unknown } | null | undefined)?.state;
  if (typeof state !== 'string' || STATE_WORDS.some((word) => word === state)) return;
  const words = STATE_WORDS.join(', ');
  throw new Failure('UnknownState', `${JSON.stringify(state)} is no state of this server: it is one of ${words}.`);
}

const REQUEST_ID = /^[\x21-\x7e]{1,128}$/;

/** The request's own id; undefined where it brings none. Throws `InvalidRequestId`. */
export function requestIdOf(request: HttpRequest): string | undefined {
  const given = request.headers['x-request-id'];
  if (given === undefined) return undefined;
  if (typeof given === 'string' && REQUEST_ID.test(given)) return given;
  throw new Failure('InvalidRequestId', `The X-Request-Id ${JSON.stringify(given)} cannot be used.`);
}
