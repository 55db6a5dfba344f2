// The steps that an activity ends with which asks the CTI server for something: the request, what its answer says, and the
// handling of errors. They know no activity.

import { randomUUID } from 'node:crypto';
import { type Activity, failed, type Page, pageOf, type Status, type Step, textOf } from './clipboard.ts';
import { type CtiServer, connectRest, type RestRequest, refusal } from './connect-rest.ts';

/** One request, once: what an earlier step has mapped onto the page `request`. */
export function sending(server: CtiServer): Activity {
  return [
    {
      method: (clipboard) => connectRest(clipboard, server, clipboard.pages.request as unknown as RestRequest),
      onFail: 'ERR',
    },
    { method: readOutcome, onFail: 'ERR' },
    { method: nothing, exits: true },
    handleError(server),
  ];
}

export const nothing = (): undefined => undefined;

export const required =
  (name: string): Step['method'] =>
  ({ primary }) =>
    textOf(primary[name]) === undefined ? failed(`${name} is missing: nothing was sent to the CTI server.`) : undefined;

/** The page `request`, without what is blank in `body`; `agentId` is whom a success has to name. */
export function requestPage(method: 'PUT' | 'POST', path: string, body: Page, agentId?: string): Page {
  return { method, path, headers: { 'X-Request-Id': randomUUID() }, body: withoutBlanks(body), agentId };
}

/** Of texts and embedded pages, those that hold something. */
export const withoutBlanks = (page: Page): Page =>
  Object.fromEntries(Object.entries(page).filter(([, value]) => value !== undefined && !isEmpty(value)));

const isEmpty = (value: unknown): boolean => typeof value === 'object' && Object.keys(pageOf(value)).length === 0;

/** Only the documented answer to this very request is a success: a 200 may carry a refusal. */
function readOutcome({ pages }: { readonly pages: Record<string, Page> }): Status | undefined {
  const { pyHTTPResponseCode: code, body } = pages.response ?? {};
  const { requestId, outcome, agent, ...rest } = pageOf(body);
  if (outcome === 'refused') return failed(refusal(rest) ?? 'The ACD refused.');
  const { headers, agentId } = pages.request ?? {};
  const isThis = requestId === pageOf(headers)['X-Request-Id'];
  const isDone = code === 200 && outcome === 'done' && (agentId === undefined || pageOf(agent).id === agentId);
  if (isThis && (isDone || (code === 202 && outcome === 'deferred'))) return undefined;
  return failed(`The answer of the CTI server (HTTP ${code}) is not of its protocol.`);
}

/** As "Handling Errors" asks for: the message in both properties, Activity-Set-Status, and the activity is left. */
export function handleError({ token }: CtiServer): Step {
  return {
    label: 'ERR',
    exits: true,
    method({ primary, pxThread }) {
      const message = masked(pxThread.pxMethodStatusInfo, [token, textOf(primary.AgentPassword)]);
      primary.pyStatusMessage = message;
      primary.pyPegaCTIError = message;
      return failed(message);
    },
  };
}

/** A server may quote what it was sent: as it was, or as JSON or a URL holds it. */
function masked(message: string, secrets: readonly (string | undefined)[]): string {
  const known = secrets.filter((secret) => secret !== undefined);
  const forms = known.flatMap((it) => [
    JSON.stringify(it).slice(1, -1),
    encodeURIComponent(String(Buffer.from(it))),
    it,
  ]);
  return forms.reduce((left, form) => left.replaceAll(form, '***'), message);
}
