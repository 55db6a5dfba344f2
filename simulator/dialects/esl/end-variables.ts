// The variables that the end of a call leaves on a channel: the same times as words, as seconds and as microseconds, and how long
// what took. In the order of the recordings; nothing is on hold, and no media come before the answer.

import type { Rows } from './channel-rows.ts';
import { localDate } from './event.ts';

/** In milliseconds since 1970. */
export interface EndedChannel {
  readonly startedAt: number;
  readonly profileAt: number;
  readonly answeredAt: number;
  readonly bridgedAt: number;
  readonly endedAt: number;
  /** `"Ann" <5550001>` */
  readonly caller: string;
  /** The application that it was in last, and with what. */
  readonly last?: readonly [application: string, data: string] | undefined;
}

/** `start_epoch` in seconds, `start_uepoch` in microseconds. */
const epochs = (name: string, at: number): Rows => [
  [`variable_${name}_epoch`, Math.floor(at / 1000)],
  [`variable_${name}_uepoch`, at * 1000],
];

export function endVariables(channel: EndedChannel): Rows {
  const { startedAt, profileAt, answeredAt, bridgedAt, endedAt, caller, last } = channel;
  const stamps = { start: startedAt, profile_start: profileAt, answer: answeredAt, bridge: bridgedAt, end: endedAt };
  const seconds = (from: number, to: number) => Math.floor(to / 1000) - Math.floor(from / 1000);
  const spans: readonly (readonly [from: number, to: number])[] = [
    [startedAt, endedAt],
    [answeredAt, endedAt],
    [0, 0],
    [startedAt, answeredAt],
    [startedAt, bridgedAt],
    [0, 0],
    [startedAt, endedAt],
  ];
  const lasting = (names: readonly string[], length: (from: number, to: number) => number): Rows =>
    names.map((name, index) => {
      const [from, to] = spans[index] ?? [0, 0];
      return [`variable_${name}`, length(from, to)];
    });
  return [
    ['variable_hangup_cause', 'NORMAL_CLEARING'],
    ['variable_hangup_cause_q850', 16],
    ['variable_digits_dialed', 'none'],
    ...Object.entries(stamps).map(([name, at]) => [`variable_${name}_stamp`, localDate(at)] as const),
    ...epochs('start', startedAt),
    ...epochs('profile_start', profileAt),
    ...epochs('answer', answeredAt),
    ...epochs('bridge', bridgedAt),
    ...epochs('last_hold', 0),
    ['variable_hold_accum_seconds', 0],
    ['variable_hold_accum_usec', 0],
    ['variable_hold_accum_ms', 0],
    ...['resurrect', 'progress', 'progress_media'].flatMap((name) => epochs(name, 0)),
    ...epochs('end', endedAt),
    ['variable_last_app', last?.[0]],
    ['variable_last_arg', last?.[1]],
    ['variable_caller_id', caller],
    ...lasting(SECONDS, seconds),
    ...lasting(MILLISECONDS, (from, to) => to - from),
    ...lasting(MICROSECONDS, (from, to) => (to - from) * 1000),
  ];
}

const spansAs = (prefix: string, unit: string): readonly string[] => [
  `${prefix}duration`,
  ...['bill', 'progress', 'answer', 'wait', 'progress_media', 'flow_bill'].map((name) => name + unit),
];

const SECONDS = spansAs('', 'sec');
const MILLISECONDS = spansAs('m', 'msec');
const MICROSECONDS = spansAs('u', 'usec');
