// What the switch tells of the two channels of a queue call, the caller's and the agent's: CHANNEL_… by its own source, for no recording
// has one; the variables are those that the recorded events of the call center have. Of the steps of dialplans, of states between two
// of these, of media and of the far halves of the channels nothing is told.

import type { EventOf } from '../../core/events.ts';
import type { QueueCall, ServedCall } from './calls.ts';
import { agentEndHeaders, callerHeaders, memberEndHeaders, ringingHeaders } from './channel-headers.ts';
import type { Phase, Rows } from './channel-rows.ts';
import type { EslContext } from './context.ts';
import type { Source } from './event.ts';

const MACHINE = 'switch_core_state_machine.c';
const BRIDGE = ['switch_ivr_bridge.c', 'switch_ivr_multi_threaded_bridge'] as const;

const SOURCES = {
  CHANNEL_CREATE: [MACHINE, 'switch_core_session_run', 627],
  CHANNEL_ORIGINATE: [MACHINE, 'switch_core_session_run', 633],
  CHANNEL_ANSWER: ['switch_channel.c', 'switch_channel_perform_mark_answered', 3849],
  CHANNEL_BRIDGE: [...BRIDGE, 1692],
  CHANNEL_UNBRIDGE: [...BRIDGE, 1882],
  CHANNEL_HOLD: ['switch_ivr.c', 'switch_ivr_hold', 1559],
  CHANNEL_UNHOLD: ['switch_ivr.c', 'switch_ivr_unhold', 1639],
  CHANNEL_HANGUP: ['switch_channel.c', 'switch_channel_perform_hangup', 3448],
  CHANNEL_HANGUP_COMPLETE: [MACHINE, 'switch_core_session_reporting_state', 945],
} satisfies Readonly<Record<string, Source>>;

const NEW: Phase = { state: ['CS_INIT', 'DOWN', 2], answer: 'ringing' };
const PICKED_UP: Phase = { state: ['CS_CONSUME_MEDIA', 'RINGING', 7], answer: 'answered' };
const ENTERED: Phase = { state: ['CS_EXECUTE', 'RINGING', 4], answer: 'answered' };
const BRIDGED: Phase = { state: ['CS_SOFT_EXECUTE', 'ACTIVE', 3], answer: 'answered' };
const HELD: Phase = { state: ['CS_EXCHANGE_MEDIA', 'HELD', 5], answer: 'answered' };
const UNHELD: Phase = { state: ['CS_EXCHANGE_MEDIA', 'UNHELD', 5], answer: 'answered' };
const REPORTING: Phase = { state: ['CS_REPORTING', 'HANGUP', 11], answer: 'hangup' };

/** Hung up, in the state in which it was. */
const hungUp = (state: string, call: string, cause?: string): Phase => ({
  ...{ state: [state, call, 10], answer: 'hangup', cause },
});

interface Told {
  readonly call: QueueCall;
  /** Whose channel it is; absent: the caller's. */
  readonly agentId?: string | undefined;
  /** Made where somebody hears it. */
  readonly headers: () => Rows;
}

function tell({ tell: tellAll }: EslContext, name: keyof typeof SOURCES, { call, agentId, headers }: Told): void {
  tellAll({ name, source: SOURCES[name], headers, agentId, queueIds: () => [call.queueId] });
}

/** Told last of a channel, its cause in front. */
function tellComplete(context: EslContext, told: Told, cause = 'NORMAL_CLEARING'): void {
  const headers = () => [['Hangup-Cause', cause] as const, ...told.headers()];
  tell(context, 'CHANNEL_HANGUP_COMPLETE', { ...told, headers });
}

/** A caller whom the dialplan answers. */
export function callerCame(context: EslContext, call: QueueCall): void {
  tell(context, 'CHANNEL_CREATE', { call, headers: () => callerHeaders(call, NEW) });
  tell(context, 'CHANNEL_ANSWER', { call, headers: () => callerHeaders(call, ENTERED) });
}

/** A caller to whom nobody has talked. */
export function callerLeft(context: EslContext, call: QueueCall, queue: string): void {
  const phase = hungUp('CS_EXECUTE', 'ACTIVE');
  tell(context, 'CHANNEL_HANGUP', { call, headers: () => callerHeaders(call, phase, queue) });
  tellComplete(context, { call, headers: () => callerHeaders(call, REPORTING, queue) });
}

/** An agent's phone is called. */
export function phoneRings(context: EslContext, ringing: ServedCall, agentId: string): void {
  const told = { call: ringing.call, agentId, headers: () => ringingHeaders(ringing, NEW) };
  tell(context, 'CHANNEL_CREATE', told);
  tell(context, 'CHANNEL_ORIGINATE', told);
}

/** It rings no longer, and nobody has answered. */
export function phoneFellSilent(context: EslContext, ringing: ServedCall, agentId: string, cause: string): void {
  const told = (phase: Phase) => ({ call: ringing.call, agentId, headers: () => ringingHeaders(ringing, phase) });
  tell(context, 'CHANNEL_HANGUP', told(hungUp('CS_CONSUME_MEDIA', 'RINGING', cause)));
  tellComplete(context, told({ ...REPORTING, cause }), cause);
}

export function phonePickedUp(context: EslContext, served: ServedCall, agentId: string): void {
  tell(context, 'CHANNEL_ANSWER', { call: served.call, agentId, headers: () => ringingHeaders(served, PICKED_UP) });
}

/** The caller's channel leads. */
function tellBridge(context: EslContext, name: 'CHANNEL_BRIDGE' | 'CHANNEL_UNBRIDGE', served: ServedCall): void {
  const { call, offer } = served;
  const ends: Rows = [
    ['Bridge-A-Unique-ID', call.sessionUuid],
    ['Bridge-B-Unique-ID', offer.uuid],
  ];
  tell(context, name, { call, headers: () => [...ends, ...memberEndHeaders(served, BRIDGED)] });
}

export const bridged = (context: EslContext, served: ServedCall): void => tellBridge(context, 'CHANNEL_BRIDGE', served);

/** Both hang up; or the agent alone, where the caller `goesOn`. */
export function parted(context: EslContext, served: ServedCall, agentId: string, goesOn: boolean): void {
  const { call } = served;
  const agents = (phase: Phase) => ({ call, agentId, headers: () => agentEndHeaders(served, phase) });
  const callers = (phase: Phase) => ({ call, headers: () => memberEndHeaders(served, phase) });
  tell(context, 'CHANNEL_HANGUP', agents(hungUp('CS_EXCHANGE_MEDIA', 'ACTIVE')));
  tellBridge(context, 'CHANNEL_UNBRIDGE', served);
  if (!goesOn) tell(context, 'CHANNEL_HANGUP', callers(hungUp('CS_SOFT_EXECUTE', 'ACTIVE')));
  tellComplete(context, agents(REPORTING));
  if (!goesOn) tellComplete(context, callers(REPORTING));
}

/** Hold and back, of an agent who has answered. */
export const heldOrNot =
  (name: 'CHANNEL_HOLD' | 'CHANNEL_UNHOLD') =>
  (context: EslContext, { callId, agentId }: EventOf<'CallHeld' | 'CallRetrieved'>): void => {
    const call = context.calls.find(callId);
    const offer = call?.served;
    if (call === undefined || offer?.agentId !== agentId) return;
    const [queue, agent] = [context.queues.nameOf(call.queueId), context.agents.nameOf(agentId)];
    const phase = name === 'CHANNEL_HOLD' ? HELD : UNHELD;
    const headers = () => agentEndHeaders({ call, offer, queue, agent, endedAt: 0 }, phase);
    tell(context, name, { call, agentId, headers });
  };
