// The link of a connector that does without some capabilities. What it declines it cannot do: a part of a request that it
// does not carry is left out, and a request that would mean something else without it is not sent.

import type { Capability } from '../contract/connector.ts';
import { type CtiLink, LinkFailure, type StateRequest } from './link.ts';

/** `link`, as far as a connector that `declines` some capabilities can use it. */
export function declineOver(link: CtiLink, declines: readonly Capability[]): CtiLink {
  const can = (capability: Capability): boolean => !declines.includes(capability);
  return {
    words: link.words,
    setState: async (request, signal) => link.setState(carried(request, can), signal),
    readOutcome: can('asyncOutcome') ? link.readOutcome : neverWaits,
    readAgent: can('look') ? link.readAgent : async () => undefined,
    close: link.close,
  };
}

/** What is left of `request`. Throws a LinkFailure where it must not be sent without what is missing. */
function carried(request: StateRequest, can: (capability: Capability) => boolean): StateRequest {
  const { state, queue, reasonCode, attributes } = request;
  if (state === 'LoggedOut' && queue !== undefined && !can('queueLogout')) throw unable('log out of one queue alone');
  if (state === 'AfterCallWork' && !can('afterCallWork')) throw unable('ask for after-call work');
  return {
    ...request,
    reasonCode: can(state === 'LoggedOut' ? 'reasonCodes' : 'breakReasons') ? reasonCode : undefined,
    attributes: can('attributes') ? attributes : undefined,
  };
}

const neverWaits: CtiLink['readOutcome'] = async () => {
  throw new LinkFailure('The ACD accepted the request, and this connector does not wait for its outcome.');
};

const unable = (what: string): LinkFailure =>
  new LinkFailure(`This connector cannot ${what}: nothing was sent to the CTI server.`);
