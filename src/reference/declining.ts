// The reference connector as somebody who can do less. What it declines it does not declare, and it cannot do it: a part of
// a request that it does not carry is left out, and a request that would mean something else without it is not sent.

import { CAPABILITIES, type Capability, type Connector } from '../connector/connector.ts';
import connector from './index.ts';
import type { CtiLink, StateRequest } from './link.ts';

/** The reference connector without the capabilities and the activities that are named; `callActivities` are all those about calls. */
export default function declining({ declines }: { readonly declines: readonly string[] }): Connector {
  const declined = CAPABILITIES.filter((capability) => declines.includes(capability));
  const isWithoutCalls = declines.includes('callActivities');
  const reference = connector({ wrapLink: (link) => declineOver(link, declined, isWithoutCalls) });
  const missing = Object.fromEntries(declined.map((capability) => [capability, false]));
  let outstanding = 0;
  return {
    ...reference,
    async initialize(...given) {
      const { activities, capabilities, ...declared } = await reference.initialize(...given);
      const offered = activities.filter((activity) => !declines.includes(activity));
      return { ...declared, activities: offered, capabilities: { ...capabilities, ...missing } };
    },
    async invoke(activity, page) {
      if (declines.includes(activity)) throw new Error(`This connector has no activity ${activity}.`);
      if (outstanding > 0 && declined.includes('concurrent'))
        throw new Error('This connector takes one activity at a time.');
      outstanding += 1;
      return reference.invoke(activity, page).finally(() => {
        outstanding -= 1;
      });
    },
  };
}

/** `link`, as far as a connector that `declines` some capabilities can use it. */
function declineOver(link: CtiLink, declines: readonly Capability[], isWithoutCalls: boolean): CtiLink {
  const can = (capability: Capability): boolean => !declines.includes(capability);
  return {
    words: link.words,
    setState: async (request, signal) => link.setState(carried(request, can), signal),
    readOutcome: can('asyncOutcome') ? link.readOutcome : neverWaits,
    readAgent: can('look') ? link.readAgent : async () => undefined,
    events: can('events') && (can('look') || link.events?.isOfHints !== true) ? link.events : undefined,
    calls: can('calls') && !isWithoutCalls ? link.calls : undefined,
    close: link.close,
  };
}

/** What is left of `request`. Throws where it must not be sent without what is missing. */
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
  throw new Error('The ACD accepted the request, and this connector does not wait for its outcome.');
};

const unable = (what: string): Error => new Error(`This connector cannot ${what}: nothing was sent to the CTI server.`);
