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

/** What agents do with calls. */
export const CALL_ACTIVITIES = [
  ...(['AnswerCall', 'HoldCall', 'RetrieveCall', 'HangUpCall', 'MakeCall', 'SendDTMF', 'BlindTransfer'] as const),
  ...(['TransferInitiate', 'TransferComplete', 'ConferenceInitiate', 'ConsultationCall'] as const),
  ...(['ConferenceComplete', 'DropParty'] as const),
] as const;

export type CallActivity = (typeof CALL_ACTIVITIES)[number];

export const isCallActivity = (activity: string): activity is CallActivity =>
  CALL_ACTIVITIES.some((name) => name === activity);

/** Every activity that OpenCTI has; in which case one is written makes no difference there. */
export const ACTIVITIES: readonly string[] = [...AGENT_STATE_ACTIVITIES, ...ADAPTER_ACTIVITIES, ...CALL_ACTIVITIES];

/** Any name: what the kit does not know it never calls. */
export type Activity = AgentStateActivity | AdapterActivity | CallActivity | (string & {});
