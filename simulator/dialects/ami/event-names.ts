// What the events of this dialect are called.

export const EVENT_NAMES = [
  'AgentCalled',
  'AgentComplete',
  'AgentConnect',
  'AgentLogin',
  'AgentLogoff',
  'AgentRingNoAnswer',
  'DeviceStateChange',
  'Hangup',
  'HangupRequest',
  'OriginateResponse',
  'QueueCallerAbandon',
  'QueueCallerJoin',
  'QueueCallerLeave',
  'QueueMemberAdded',
  'QueueMemberPause',
  'QueueMemberPenalty',
  'QueueMemberRemoved',
  'QueueMemberRinginuse',
  'QueueMemberStatus',
  'RequestBadFormat',
  'SoftHangupRequest',
  'SuccessfulAuth',
  'UserEvent',
  'VarSet',
] as const;

export type EventName = (typeof EVENT_NAMES)[number];
