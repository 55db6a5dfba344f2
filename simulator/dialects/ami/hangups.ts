// The end of channels, as it is told. Whatever executes a dialplan tells of its end by itself; either half of a leg, when it
// ends, asks the other to.

import { HANGUP_CAUSES } from './causes.ts';
import { type Channel, type Half, type Leg, snapshotOf } from './channels.ts';
import type { Headers } from './codec.ts';
import type { AmiContext } from './context.ts';
import type { EventName } from './event-names.ts';

/** Of a channel that nobody gave a cause, and of one that was bridged. */
export const NO_CAUSE = 0;
export const CLEARED = 16;

/** What a soft request says that a dialplan's own end is, and somebody's order. They are no causes of the network's. */
const OF_DIALPLAN = 16;
const EXPLICIT = 32;

function tellChannel({ tell }: AmiContext, name: EventName, channel: Channel, rows: Headers = []): void {
  const headers: Headers = [...snapshotOf(channel), ...rows];
  tell({ name, eventClass: 'call', headers: () => headers });
}

const requested = (context: AmiContext, channel: Channel, cause: number): void =>
  tellChannel(context, 'HangupRequest', channel, [['Cause', cause]]);

/** Somebody has ordered that it ends. */
export const ordered = (context: AmiContext, channel: Channel): void =>
  tellChannel(context, 'SoftHangupRequest', channel, [['Cause', EXPLICIT]]);

function ended(context: AmiContext, channel: Channel, cause: number): void {
  tellChannel(context, 'Hangup', channel, [
    ['Cause', cause],
    ['Cause-txt', HANGUP_CAUSES[cause] ?? 'Unknown'],
  ]);
}

const otherOf = ({ channel, leg }: Half): Channel => (channel === leg.one ? leg.two : leg.one);

/** A half begins to end, and asks the other to. */
export function beginEnd(context: AmiContext, half: Half, cause: number): void {
  dialplanEnds(context, half.channel);
  requested(context, otherOf(half), cause);
}

function dialplanEnds(context: AmiContext, channel: Channel): void {
  if (channel.executes.isDialplan) tellChannel(context, 'SoftHangupRequest', channel, [['Cause', OF_DIALPLAN]]);
}

/** A half that has begun to end is gone. */
export const finishEnd = (context: AmiContext, { channel }: Half, cause: number): void =>
  ended(context, channel, cause);

/** The other half does as it was asked. */
export function follow(context: AmiContext, half: Half, cause: number): void {
  const other = otherOf(half);
  dialplanEnds(context, other);
  ended(context, other, cause);
}

/** Both halves, that one first. */
export function endBoth(context: AmiContext, half: Half, cause: number): void {
  beginEnd(context, half, cause);
  finishEnd(context, half, cause);
  follow(context, half, cause);
}

/** A leg that nothing was executed on ends: nobody is asked, nothing has begun. */
export function failBoth(context: AmiContext, { one, two }: Leg): void {
  ended(context, two, NO_CAUSE);
  ended(context, one, NO_CAUSE);
}
