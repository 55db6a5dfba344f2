// What a request of the native dialect means: messages in, Commands out.

import { type AgentCommand, agentCommandOf } from '../../core/commands.ts';
import { validate } from '../../http-api/validate.ts';
import { Failure } from '../../net/failure.ts';
import type { HttpRequest } from '../../net/http-message.ts';
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
