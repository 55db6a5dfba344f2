// The end of channels, as it is told.

import { type Channel, snapshotOf } from './channels.ts';
import type { Headers } from './codec.ts';
import type { AmiContext } from './context.ts';

const CAUSES = { 0: 'Unknown', 16: 'Normal Clearing' } as const;

/** Tells that a channel is asked to end, or has ended, as it is now. */
export function hangup(
  { tell }: AmiContext,
  name: 'HangupRequest' | 'SoftHangupRequest' | 'Hangup',
  channel: Channel,
  cause: keyof typeof CAUSES,
): void {
  const end: Headers = name === 'Hangup' ? [['Cause-txt', CAUSES[cause]]] : [];
  const headers: Headers = [...snapshotOf(channel), ['Cause', cause], ...end];
  tell({ name, eventClass: 'call', headers: () => headers });
}
