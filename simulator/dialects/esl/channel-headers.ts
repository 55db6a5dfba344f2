// What a channel says of itself in front of an event's own headers: names, numbers, states and times, and the variables that the
// call center and the end of a call leave on it. In the order of the recordings. Times are microseconds since 1970.

import type { QueueCall, ServedCall } from './calls.ts';
import {
  type ChannelTimes,
  CODEC_VARIABLES,
  channelRows,
  micros,
  NEVER,
  type Profile,
  profileRows,
  type Rows,
} from './channel-rows.ts';
import { endVariables } from './end-variables.ts';

const channelOf = ({ destination }: QueueCall): string => `loopback/${destination}-b`;
const AGENT = 'null/';
const agentChannelOf = ({ phone }: ServedCall['offer']): string => AGENT + phone;

/** What the caller's channel has of itself from its beginning. */
function memberVariables(call: QueueCall, queue: string): Rows {
  const { sessionUuid, sessionNumber, name, number, farUuid, memberUuid, joinedAt } = call;
  return [
    ['variable_direction', 'inbound'],
    ['variable_uuid', sessionUuid],
    ['variable_session_id', sessionNumber],
    ['variable_channel_name', channelOf(call)],
    ...CODEC_VARIABLES,
    ['variable_origination_caller_id_name', name],
    ['variable_origination_caller_id_number', number],
    ['variable_origination_uuid', farUuid],
    ['variable_other_loopback_leg_uuid', farUuid],
    ['variable_loopback_leg', 'B'],
    ['variable_call_uuid', sessionUuid],
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
    channel: channelOf(call),
    times: { ...NEVER, ...memberTimes(call), ...times },
    index: 1,
  },
});

const memberTimes = ({ joinedAt }: QueueCall) => ({
  profile: micros(joinedAt),
  created: micros(joinedAt),
  answered: micros(joinedAt),
});

/** A caller who joins a queue; or, `isLeaving`, who has hung up while nobody had answered. */
export function memberHeaders(call: QueueCall, queue: string, isLeaving = false): Rows {
  const { sessionUuid } = call;
  return [
    ...channelRows({
      state: ['CS_EXECUTE', 'ACTIVE', isLeaving ? 10 : 4],
      ...{ name: channelOf(call), uuid: sessionUuid, callUuid: sessionUuid, direction: 'inbound' },
      answer: isLeaving ? 'hangup' : 'answered',
    }),
    ...profileRows('Caller', memberProfile(call, {})),
    ...memberVariables(call, queue),
  ];
}

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

/** An agent who has answered. */
export function agentHeaders(served: ServedCall): Rows {
  const { call, offer } = served;
  const { phone, uuid, farUuid } = offer;
  const channel = agentChannelOf(offer);
  const caller = { name: call.name, number: call.number };
  return [
    ...channelRows({
      state: ['CS_EXCHANGE_MEDIA', 'ACTIVE', 5],
      ...{ name: channel, uuid, callUuid: farUuid, direction: 'outbound', answer: 'answered' },
    }),
    ...profileRows('Caller', {
      ...caller,
      ...{ direction: 'outbound', callee: phone, destination: phone, uuid, channel, index: 1 },
      times: { ...NEVER, ...agentTimes(served) },
    }),
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

/** The agent's channel when the call is over. */
export function agentEndHeaders(served: ServedCall): Rows {
  const { call, offer, endedAt } = served;
  const { phone, uuid, answeredAt = 0 } = offer;
  const channel = agentChannelOf(offer);
  const caller = { name: call.name, number: call.number };
  const transfer = transferOf(answeredAt, offer.moveUuid, call.sessionUuid);
  return [
    ...channelRows({
      state: ['CS_REPORTING', 'HANGUP', 12],
      ...{ name: channel, uuid, callUuid: uuid, direction: 'outbound', answer: 'hangup' },
    }),
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
    ['variable_bridge_channel', channelOf(call)],
    ['variable_bridge_uuid', call.sessionUuid],
    ['variable_signal_bond', call.sessionUuid],
    ['variable_last_sent_callee_id_name', call.name],
    ['variable_last_sent_callee_id_number', call.number],
    ['variable_last_bridge_hangup_cause', 'NORMAL_CLEARING'],
    ['variable_bridge_hangup_cause', 'NORMAL_CLEARING'],
    ...endVariables({
      ...{ startedAt: offer.calledAt, profileAt: answeredAt, answeredAt, bridgedAt: answeredAt, endedAt },
      ...{ caller: `"${call.name}" <${call.number}>` },
    }),
    ['variable_call_uuid', uuid],
  ];
}

/** The caller's channel when the call is over. */
export function memberEndHeaders(served: ServedCall): Rows {
  const { call, offer, queue, agent, endedAt } = served;
  const { phone, uuid, answeredAt = 0 } = offer;
  const transfer = transferOf(answeredAt, call.moveUuid, uuid);
  const caller = { name: call.name, number: call.number };
  const times = { profile: micros(answeredAt), bridged: micros(answeredAt), hangup: micros(endedAt) };
  return [
    ...channelRows({
      state: ['CS_REPORTING', 'HANGUP', 12],
      ...{ name: channelOf(call), uuid: call.sessionUuid, callUuid: call.sessionUuid },
      ...{ direction: 'inbound', answer: 'hangup' },
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
    ['variable_last_bridge_role', 'originator'],
    ['variable_bridge_hangup_cause', 'NORMAL_CLEARING'],
    ...endVariables({
      ...{ startedAt: call.joinedAt, profileAt: answeredAt, answeredAt: call.joinedAt, bridgedAt: answeredAt, endedAt },
      ...{ caller: `"${call.name}" <${call.number}>`, last: ['callcenter', queue] },
    }),
    ['variable_is_loopback', 1],
    ['variable_cc_queue_terminated_epoch', Math.floor(endedAt / 1000)],
  ];
}
