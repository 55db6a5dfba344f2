// The headers that every channel has, in the order of the recordings: what it is, and who calls whom there. Times are microseconds
// since 1970; 0: it has not happened.

type Row = readonly [name: string, value: string | number | undefined];
export type Rows = readonly Row[];

/** Half of a pair of channels: who calls whom there, and when what happened. */
export interface ChannelTimes {
  readonly profile: number;
  readonly created: number;
  readonly answered: number;
  readonly bridged: number;
  readonly hangup: number;
}

export const NEVER: ChannelTimes = { profile: 0, created: 0, answered: 0, bridged: 0, hangup: 0 };

export const micros = (ms: number): number => ms * 1000;

export interface Profile {
  readonly direction?: string;
  readonly name: string;
  readonly number: string;
  readonly callee: string;
  readonly destination: string;
  readonly uuid: string;
  readonly channel: string;
  readonly times: ChannelTimes;
  /** Of a channel that was moved from one bridge to another. */
  readonly transfer?: string | undefined;
  /** How often it was. */
  readonly index?: number | undefined;
}

/** The same of a channel itself (`Caller`) and of the one that it is bridged to (`Other-Leg`). */
export function profileRows(prefix: 'Caller' | 'Other-Leg', profile: Profile): Rows {
  const { direction = 'inbound', name, number, callee, destination, uuid, channel, times, transfer, index } = profile;
  const rows: Rows = [
    ['Direction', direction],
    ['Logical-Direction', prefix === 'Caller' ? direction : 'inbound'],
    ['Dialplan', 'xml'],
    ['Caller-ID-Name', name],
    ['Caller-ID-Number', number],
    ['Orig-Caller-ID-Name', name],
    ['Orig-Caller-ID-Number', number],
    ['Callee-ID-Name', 'Outbound Call'],
    ['Callee-ID-Number', callee],
    ['ANI', number],
    ['Destination-Number', destination],
    ['Unique-ID', uuid],
    ['Source', 'mod_loopback'],
    ['Transfer-Source', transfer],
    ['Context', 'default'],
    ['Channel-Name', channel],
    ['Profile-Index', index],
    ['Profile-Created-Time', times.profile],
    ['Channel-Created-Time', times.created],
    ['Channel-Answered-Time', times.answered],
    ['Channel-Progress-Time', 0],
    ['Channel-Progress-Media-Time', 0],
    ['Channel-Hangup-Time', times.hangup],
    ['Channel-Transfer-Time', 0],
    ['Channel-Resurrect-Time', 0],
    ['Channel-Bridged-Time', times.bridged],
    ['Channel-Last-Hold', 0],
    ['Channel-Hold-Accum', 0],
    ['Screen-Bit', 'true'],
    ['Privacy-Hide-Name', 'false'],
    ['Privacy-Hide-Number', 'false'],
  ];
  return rows.map(([header, value]) => [`${prefix}-${header}`, value]);
}

/** How far a channel has come: its state, that of the call there, and the number of the state that it goes to. */
export interface Phase {
  readonly state: readonly [name: string, call: string, number: number];
  readonly answer: 'ringing' | 'answered' | 'hangup';
  /** Why it was hung up; absent: as one does. */
  readonly cause?: string | undefined;
}

interface Channel extends Phase {
  readonly name: string;
  readonly uuid: string;
  readonly callUuid: string;
  readonly direction: 'inbound' | 'outbound';
}

export function channelRows({ state, name, uuid, callUuid, direction, answer, cause }: Channel): Rows {
  const [stateName, callState, number] = state;
  return [
    ['Channel-State', stateName],
    ['Channel-Call-State', callState],
    ['Channel-State-Number', number],
    ['Channel-Name', name],
    ['Unique-ID', uuid],
    ['Call-Direction', direction],
    ['Presence-Call-Direction', direction],
    ['Channel-HIT-Dialplan', String(direction === 'inbound')],
    ['Channel-Call-UUID', callUuid],
    ['Answer-State', answer],
    ['Hangup-Cause', answer === 'hangup' ? (cause ?? 'NORMAL_CLEARING') : undefined],
    ...CODECS,
  ];
}

const CODECS: Rows = (['Read', 'Write'] as const).flatMap(
  (way): Rows => [
    [`Channel-${way}-Codec-Name`, 'L16'],
    [`Channel-${way}-Codec-Rate`, 8000],
    [`Channel-${way}-Codec-Bit-Rate`, 128000],
  ],
);

export const CODEC_VARIABLES: Rows = [
  ['variable_read_codec', 'L16'],
  ['variable_read_rate', 8000],
  ['variable_write_codec', 'L16'],
  ['variable_write_rate', 8000],
];
