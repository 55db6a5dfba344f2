// The table that says which Command about a call can come from whom: by the state of the party's leg. It is data: `decide`
// reads it, the tests visit every cell, the native dialect publishes it.

import type { LegState } from './model/call.ts';
import type { RejectionCode } from './rejection.ts';

export const LEG_COMMANDS = [
  'AnswerCall',
  'HoldCall',
  'RetrieveCall',
  'HangUp',
  'Consult',
  'TransferComplete',
  'BlindTransfer',
  'Conference',
  'DropParty',
  'SendDtmf',
] as const;

/** The Commands that somebody gives who takes part in the call. */
export type LegCommandType = (typeof LEG_COMMANDS)[number];

/** Every Command about a call that an agent's connector can give. */
export const CONNECTOR_CALL_COMMANDS = ['MakeCall', ...LEG_COMMANDS, 'SetCallData'] as const;

export const LEG_STANDINGS = ['Absent', 'Ringing', 'Talking', 'Held'] as const satisfies readonly (
  | LegState
  | 'Absent'
)[];

/** How somebody stands in a call; `Absent`: not at all. */
export type LegStanding = (typeof LEG_STANDINGS)[number];

/** How the party stands afterwards, or why not. A move can still be refused for what else there is: another call, say. */
export type LegCell =
  | { readonly outcome: 'move'; readonly to: LegStanding }
  | { readonly outcome: 'refuse'; readonly code: RejectionCode };

export type LegTable = Readonly<Record<LegStanding, Readonly<Record<LegCommandType, LegCell>>>>;

const move = (to: LegStanding): LegCell => ({ outcome: 'move', to });
const refuse = (code: RejectionCode): LegCell => ({ outcome: 'refuse', code });

const absent = refuse('NotOnCall');
const unanswered = refuse('CallNotTalking');

/** Every standing with every Command: there is no undefined corner. */
export const LEG_TRANSITIONS: LegTable = {
  Absent: {
    AnswerCall: refuse('CallNotOffered'),
    HoldCall: absent,
    RetrieveCall: absent,
    HangUp: absent,
    Consult: absent,
    TransferComplete: absent,
    BlindTransfer: absent,
    Conference: absent,
    DropParty: absent,
    SendDtmf: absent,
  },
  Ringing: {
    AnswerCall: move('Talking'),
    HoldCall: unanswered,
    RetrieveCall: refuse('CallNotHeld'),
    HangUp: move('Absent'),
    Consult: unanswered,
    TransferComplete: unanswered,
    BlindTransfer: unanswered,
    Conference: unanswered,
    DropParty: unanswered,
    SendDtmf: unanswered,
  },
  Talking: {
    AnswerCall: refuse('CallNotOffered'),
    HoldCall: move('Held'),
    RetrieveCall: refuse('CallNotHeld'),
    HangUp: move('Absent'),
    Consult: move('Held'),
    TransferComplete: move('Absent'),
    BlindTransfer: move('Absent'),
    Conference: move('Talking'),
    DropParty: move('Talking'),
    SendDtmf: move('Talking'),
  },
  Held: {
    AnswerCall: refuse('CallNotOffered'),
    HoldCall: unanswered,
    RetrieveCall: move('Talking'),
    HangUp: move('Absent'),
    Consult: move('Held'),
    TransferComplete: move('Absent'),
    BlindTransfer: move('Absent'),
    Conference: move('Talking'),
    DropParty: move('Held'),
    SendDtmf: unanswered,
  },
};
