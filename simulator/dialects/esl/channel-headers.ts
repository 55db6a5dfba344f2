// What a channel says of itself in front of an event's own headers: names, numbers, states and times, and the variables that the
// call center and the end of a call leave on it. In the order of the recordings. Times are microseconds since 1970.

import type { QueueCall, ServedCall } from './calls.ts';
import {
  type ChannelTimes,
  CODEC_VARIABLES,
  channelRows,
  micros,
  NEVER,
  type Phase,
  type Profile,
  profileRows,
  type Rows,
} from './channel-rows.ts';
import { endVariables } from './end-variables.ts';

export const callerChannelOf = ({ destination }: QueueCall): string => `loopback/${destination}-b`;
const AGENT = 'null/';
export const agentChannelOf = ({ phone }: ServedCall['offer']): string => AGENT + phone;

/** What the caller's channel has of itself from its beginning. */
function callerVariables(call: QueueCall): Rows {
  const { sessionUuid, sessionNumber, name, number, farUuid } = call;
  return [
    ['variable_direction', 'inbound'],
    ['variable_uuid', sessionUuid],
    ['variable_session_id', sessionNumber],
    ['variable_channel_name', callerChannelOf(call)],
    ...CODEC_VARIABLES,
    ['variable_origination_caller_id_name', name],
    ['variable_origination_caller_id_number', number],
    ['variable_origination_uuid', farUuid],
    ['variable_other_loopback_leg_uuid', farUuid],
    ['variable_loopback_leg', 'B'],
    ['variable_call_uuid', sessionUuid],
  ];
}

/** The same in a queue. */
function memberVariables(call: QueueCall, queue: string): Rows {
  const { memberUuid, joinedAt } = call;
  return [
    ...callerVariables(call),
    ['variable_endpoint_disposition', 'ANSWER'],
    ['variable_current_application_data', queue],
    ['variable_current_application', 'callcenter'],
    ['variable_cc_side', 'member'],
    ['variable_cc_member_uuid', memberUuid],
    ['variable_cc_queue_joined_epoch', Math.floor(joinedAt / 1000)],
    ['variable_cc_queue', queue],
  ];
}

const memberProfile = (call: QueueCall, times: Partial<ChannelTimes>, callee = 'default'): Profile => ({
  ...{ name: call.name, number: call.number, callee, destination: call.destination },
  ...{
    uuid: call.sessionUuid,
    channel: callerChannelOf(call),
    times: { ...NEVER, ...memberTimes(call), ...times },
    index: 1,
  },
});

const memberTimes = ({ joinedAt }: QueueCall) => ({
  profile: micros(joinedAt),
  created: micros(joinedAt),
  answered: micros(joinedAt),
});

/** The caller's channel, with nobody at the other end; in the `queue`, where there is one yet. */
export function callerHeaders(call: QueueCall, phase: Phase, queue?: string): Rows {
  const { sessionUuid } = call;
  const about = {
    name: callerChannelOf(call),
    uuid: sessionUuid,
    callUuid: sessionUuid,
    direction: 'inbound',
  } as const;
  return [
    ...channelRows({ ...phase, ...about }),
    ...profileRows('Caller', memberProfile(call, {})),
    ...(queue === undefined ? callerVariables(call) : memberVariables(call, queue)),
  ];
}

/** A caller who joins a queue; or, `isLeaving`, who has hung up while nobody had answered. */
export const memberHeaders = (call: QueueCall, queue: string, isLeaving = false): Rows =>
  callerHeaders(
    call,
    { state: ['CS_EXECUTE', 'ACTIVE', isLeaving ? 10 : 4], answer: isLeaving ? 'hangup' : 'answered' },
    queue,
  );

/** What the agent's channel has of itself from its beginning. */
function agentVariables({ call, offer }: ServedCall): Rows {
  return [
    ['variable_direction', 'outbound'],
    ['variable_is_outbound', 'true'],
    ['variable_uuid', offer.uuid],
    ['variable_session_id', call.sessionNumber + 3],
    ...CODEC_VARIABLES,
    ['variable_channel_name', agentChannelOf(offer)],
    ['variable_max_forwards', 70],
    ['variable_originator_codec', 'L16@8000h@20i'],
    ['variable_originator', offer.farUuid],
    ['variable_null_auto_answer_delay', 1000],
    ['variable_ignore_early_media', 'true'],
    ['variable_originate_early_media', 'false'],
    ['variable_originating_leg_uuid', offer.farUuid],
    ['variable_originate_endpoint', 'null'],
    ['variable_endpoint_disposition', 'ANSWER'],
  ];
}

const ofCallcenter = ({ call, offer, queue, agent }: ServedCall): Rows => [
  ['variable_cc_side', 'agent'],
  ['variable_cc_queue', queue],
  ['variable_cc_agent', agent],
  ['variable_cc_agent_type', offer.type],
  ['variable_cc_member_uuid', call.memberUuid],
  ['variable_cc_member_session_uuid', call.sessionUuid],
];

const agentTimes = ({ offer }: ServedCall): Partial<ChannelTimes> => ({
  profile: micros(offer.calledAt),
  created: micros(offer.calledAt),
  answered: micros(offer.answeredAt ?? 0),
  bridged: micros(offer.answeredAt ?? 0),
});

/** What the agent's channel says of itself, in front of who is at the other end. */
function agentChannel(served: ServedCall, phase: Phase): Rows {
  const { call, offer } = served;
  const { phone, uuid, farUuid } = offer;
  const channel = agentChannelOf(offer);
  return [
    ...channelRows({ ...phase, name: channel, uuid, callUuid: farUuid, direction: 'outbound' }),
    ...profileRows('Caller', {
      ...{ name: call.name, number: call.number },
      ...{ direction: 'outbound', callee: phone, destination: phone, uuid, channel, index: 1 },
      times: { ...NEVER, ...agentTimes(served) },
    }),
  ];
}

/** The agent's channel on its way: it is called, rings, is answered, held, hung up. */
export const ringingHeaders = (served: ServedCall, phase: Phase): Rows => [
  ...agentChannel(served, phase),
  ...agentVariables(served),
  ...ofCallcenter(served),
];

/** An agent who has answered. */
export function agentHeaders(served: ServedCall): Rows {
  const { call, offer } = served;
  const { phone, farUuid } = offer;
  const caller = { name: call.name, number: call.number };
  return [
    ...agentChannel(served, { state: ['CS_EXCHANGE_MEDIA', 'ACTIVE', 5], answer: 'answered' }),
    ['Other-Type', 'originator'],
    ...profileRows('Other-Leg', {
      ...caller,
      ...{ callee: 'default', destination: phone, uuid: farUuid, channel: `loopback/${phone}-b`, times: NEVER },
    }),
    ...agentVariables(served),
    ['variable_call_uuid', farUuid],
    ['variable_bridge_to', farUuid],
    ['variable_last_bridge_to', farUuid],
    ['variable_bridge_channel', `loopback/${phone}-b`],
    ['variable_bridge_uuid', farUuid],
    ['variable_signal_bond', farUuid],
    ...ofCallcenter(served),
  ];
}

/** How a channel came from the bridge in which it was called to the one with the caller, or the agent. */
const transferOf = (at: number, uuid: string, other: string): string =>
  `${Math.floor(at / 1000)}:${uuid}:uuid_br:${other}`;

const movedTo = ({ offer }: ServedCall, transfer: string, rows: Rows): Rows => [
  ...rows,
  ['variable_transfer_history', transfer],
  ['variable_transfer_source', transfer],
  ['variable_cc_agent_bridged', String(offer.answeredAt !== undefined)],
];

/** A channel that is hung up, and has told what it has to tell. */
const OVER: Phase = { state: ['CS_REPORTING', 'HANGUP', 12], answer: 'hangup' };

const isOver = ({ state: [name] }: Phase): boolean => name === 'CS_REPORTING';

/** What is there only when all of it is. */
const atTheEnd = (phase: Phase, rows: () => Rows): Rows => (isOver(phase) ? rows() : []);

/** The agent's channel, bridged to the caller's; when the call is over, unless another phase is meant. */
export function agentEndHeaders(served: ServedCall, phase = OVER): Rows {
  const { call, offer, endedAt } = served;
  const { phone, uuid, answeredAt = 0 } = offer;
  const channel = agentChannelOf(offer);
  const caller = { name: call.name, number: call.number };
  const transfer = transferOf(answeredAt, offer.moveUuid, call.sessionUuid);
  return [
    ...channelRows({ ...phase, name: channel, uuid, callUuid: uuid, direction: 'outbound' }),
    ...profileRows('Caller', {
      ...caller,
      ...{ direction: 'outbound', callee: phone, destination: phone, uuid, channel, transfer, index: 2 },
      times: { ...NEVER, ...agentTimes(served), profile: micros(answeredAt), hangup: micros(endedAt) },
    }),
    ['Other-Type', 'originator'],
    ...profileRows('Other-Leg', { ...memberProfile(call, { ...NEVER }), index: undefined }),
    ...agentVariables(served),
    ...ofCallcenter(served),
    ...movedTo(served, transfer, [
      ['variable_original_destination_number', phone],
      ['variable_original_caller_id_name', call.name],
      ['variable_original_caller_id_number', call.number],
    ]),
    ['variable_last_bridge_to', call.sessionUuid],
    ['variable_bridge_channel', callerChannelOf(call)],
    ['variable_bridge_uuid', call.sessionUuid],
    ['variable_signal_bond', call.sessionUuid],
    ['variable_last_sent_callee_id_name', call.name],
    ['variable_last_sent_callee_id_number', call.number],
    ...atTheEnd(phase, () => [
      ['variable_last_bridge_hangup_cause', 'NORMAL_CLEARING'],
      ['variable_bridge_hangup_cause', 'NORMAL_CLEARING'],
      ...endVariables({
        ...{ startedAt: offer.calledAt, profileAt: answeredAt, answeredAt, bridgedAt: answeredAt, endedAt },
        ...{ caller: `"${call.name}" <${call.number}>` },
      }),
    ]),
    ['variable_call_uuid', uuid],
  ];
}

/** The caller's channel, bridged to the agent's; when the call is over, unless another phase is meant. */
export function memberEndHeaders(served: ServedCall, phase = OVER): Rows {
  const { call, offer, queue, agent, endedAt } = served;
  const { phone, uuid, answeredAt = 0 } = offer;
  const transfer = transferOf(answeredAt, call.moveUuid, uuid);
  const caller = { name: call.name, number: call.number };
  const times = { profile: micros(answeredAt), bridged: micros(answeredAt), hangup: micros(endedAt) };
  return [
    ...channelRows({
      ...{ ...phase, name: callerChannelOf(call), uuid: call.sessionUuid },
      ...{ callUuid: call.sessionUuid, direction: 'inbound' },
    }),
    ...profileRows('Caller', { ...memberProfile(call, times, phone), transfer, index: 2 }),
    ['Other-Type', 'originatee'],
    ...profileRows('Other-Leg', {
      ...caller,
      ...{ direction: 'outbound', callee: phone, destination: phone, uuid, channel: agentChannelOf(offer) },
      times: { ...NEVER, ...agentTimes(served), profile: micros(answeredAt), bridged: 0 },
    }),
    ...memberVariables(call, queue),
    ['variable_cc_agent_uuid', uuid],
    ...movedTo(served, transfer, [
      ['variable_original_destination_number', call.destination],
      ['variable_original_caller_id_name', call.name],
      ['variable_original_caller_id_number', call.number],
    ]),
    ['variable_cc_agent', agent],
    ['variable_cc_queue_answered_epoch', Math.floor(answeredAt / 1000)],
    ['variable_cc_cause', 'answered'],
    ['variable_last_bridge_to', uuid],
    ['variable_bridge_channel', agentChannelOf(offer)],
    ['variable_bridge_uuid', uuid],
    ['variable_signal_bond', uuid],
    ['variable_last_sent_callee_id_name', 'Outbound Call'],
    ['variable_last_sent_callee_id_number', phone],
    ...atTheEnd(phase, () => [
      ['variable_last_bridge_role', 'originator'],
      ['variable_bridge_hangup_cause', 'NORMAL_CLEARING'],
      ...endVariables({
        ...{ startedAt: call.joinedAt, profileAt: answeredAt, answeredAt: call.joinedAt },
        ...{ bridgedAt: answeredAt, endedAt, caller: `"${call.name}" <${call.number}>`, last: ['callcenter', queue] },
      }),
      ['variable_is_loopback', 1],
      ['variable_cc_queue_terminated_epoch', Math.floor(endedAt / 1000)],
    ]),
  ];
}
