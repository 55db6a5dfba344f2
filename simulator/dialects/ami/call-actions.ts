// Actions on calls: a channel is called, and channels are hung up.

import { hangUpCall } from './call-ends.ts';
import type { Half } from './channels.ts';
import { type Headers, type Packet, valueIn } from './codec.ts';
import { type Action, type AmiContext, type Asker, failure, listed, type Reply, success } from './context.ts';
import { endBoth } from './hangups.ts';
import { integerIn } from './names.ts';
import { originate } from './originate.ts';
import { leavePool, waitingOn } from './pool.ts';
import { compilePattern } from './posix-pattern.ts';
import { redirect } from './redirect.ts';

export const CALL_ACTIONS: readonly Action[] = [
  { name: 'Originate', classes: ['originate'], synopsis: 'Originate a call.', run: originate },
  { name: 'Hangup', classes: ['system', 'call'], synopsis: 'Hangup channel.', run: hangupAction },
  { name: 'Redirect', classes: ['call'], synopsis: 'Redirect (transfer) a call.', run: redirect },
];

function hangupAction(context: AmiContext, packet: Packet, { requestId }: Asker): Reply {
  const name = valueIn(packet, 'Channel');
  if (name === undefined) return failure('No channel specified');
  const cause = causeIn(valueIn(packet, 'Cause') ?? '');
  if (!name.startsWith('/')) {
    const half = context.channels.called(name);
    if (half === undefined) return failure('No such channel');
    hangUp(context, half, cause, requestId);
    return success('Channel Hungup');
  }
  if (name.length < 2 || !name.endsWith('/')) return failure('Regex format invalid, Channel param should be /regex/');
  const matches = compilePattern(name.slice(1, -1));
  if (matches === undefined) return failure(`Regex compile failed on: ${name}`);
  const meant = newestFirst(context.channels.all()).filter(({ channel }) => matches(channel.name));
  for (const half of meant) hangUp(context, half, cause, requestId);
  const items = meant.map(
    ({ channel }): Headers => [
      ['Event', 'ChannelHungup'],
      ['Channel', channel.name],
    ],
  );
  return listed('Channels hung up will follow', 'ChannelsHungupListComplete', items);
}

/** Leg by leg, the near half first. Asterisk keeps to no order. */
function newestFirst(halves: readonly Half[]): readonly Half[] {
  const legs = [...new Set(halves.map(({ leg }) => leg))].reverse();
  return legs.flatMap((leg) => [
    { channel: leg.one, leg },
    { channel: leg.two, leg },
  ]);
}

/** One that is none, or too large, is as good as none. */
const causeIn = (text: string): number => (/^\d{1,3}$/.test(text) && integerIn(text) <= MOST ? integerIn(text) : 0);

const MOST = 127;

/** What hangs on a channel ends: its call, a wait in the pool, or the channel alone. Of one that has ended, nothing. */
function hangUp(context: AmiContext, half: Half, cause: number, requestId: string): void {
  const { leg, channel } = half;
  if (context.channels.called(channel.name)?.leg !== leg) return;
  const session = waitingOn(context, leg);
  if (leg.owner !== undefined) hangUpCall(context, { half, cause }, requestId);
  else if (session !== undefined) leavePool(context, session.agentId, half);
  else {
    endBoth(context, half, cause);
    context.channels.close(leg);
  }
}
