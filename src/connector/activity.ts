// The activities that a connector may offer, by their OpenCTI names.

export const AGENT_STATE_ACTIVITIES = ['LoginAgent', 'LogoutAgent', 'SetAgentReady', 'SetAgentNotReady'] as const;

export type AgentStateActivity = (typeof AGENT_STATE_ACTIVITIES)[number];

/** What the framework calls round logins and logouts. */
export const ADAPTER_ACTIVITIES = [
  'OpenAdapter',
  'CloseAdapter',
  'SubscribeForEvents',
  'UnSubscribeForEvents',
] as const;

export type AdapterActivity = (typeof ADAPTER_ACTIVITIES)[number];

/** Any name: what the kit does not know it never calls. */
export type Activity = AgentStateActivity | AdapterActivity | (string & {});
