// The activities that a connector may offer, by their OpenCTI names.

export const AGENT_STATE_ACTIVITIES = ['LoginAgent', 'LogoutAgent', 'SetAgentReady', 'SetAgentNotReady'] as const;

export type AgentStateActivity = (typeof AGENT_STATE_ACTIVITIES)[number];

/** Any name: what the kit does not know it never calls. */
export type Activity = AgentStateActivity | (string & {});
