// The ACD's Rejections in the words of the Manager Interface: total, so that a new one cannot be forgotten. Where it has
// words of its own they are used; what it never says is told in plain ones.

import { describeRejection, type Rejection, type RejectionCode } from '../../core/rejection.ts';

/** The action that was refused. */
export type Refused = 'add' | 'remove' | 'pause';

const OWN = 'own';

/** What stands for each Rejection; `own` is the ACD's sentence behind the action's beginning. */
const WORDS: Readonly<Record<RejectionCode, Readonly<Record<Refused, string>>>> = {
  UnknownAgent: { add: OWN, remove: 'Unable to remove interface: Not there', pause: 'Interface not found' },
  WrongCredentials: { add: OWN, remove: OWN, pause: OWN },
  UnknownQueue: {
    add: 'Unable to add interface to queue: No such queue',
    remove: 'Unable to remove interface from queue: No such queue',
    pause: 'Interface not found',
  },
  NoDefaultQueue: { add: OWN, remove: OWN, pause: OWN },
  QueueNotAssigned: { add: OWN, remove: OWN, pause: OWN },
  NotLoggedIn: { add: OWN, remove: 'Unable to remove interface: Not there', pause: 'Interface not found' },
  NotLoggedInToQueue: { add: OWN, remove: 'Unable to remove interface: Not there', pause: 'Interface not found' },
  AlreadyLoggedIn: { add: 'Unable to add interface: Already there', remove: OWN, pause: OWN },
  AlreadyInState: { add: OWN, remove: OWN, pause: OWN },
  TransitionNotAllowed: { add: OWN, remove: OWN, pause: OWN },
  ReasonCodeRequired: { add: OWN, remove: OWN, pause: OWN },
  ReasonCodeUnknown: { add: OWN, remove: OWN, pause: OWN },
  CallInProgress: { add: OWN, remove: OWN, pause: OWN },
  LogoutPending: { add: OWN, remove: OWN, pause: OWN },
  TooManyAgents: { add: OWN, remove: OWN, pause: OWN },
  TooManyPending: { add: OWN, remove: OWN, pause: OWN },
  ExtensionInUse: { add: OWN, remove: OWN, pause: OWN },
  UnknownCall: { add: OWN, remove: OWN, pause: OWN },
  DuplicateCall: { add: OWN, remove: OWN, pause: OWN },
  CallNotOffered: { add: OWN, remove: OWN, pause: OWN },
  NotOnCall: { add: OWN, remove: OWN, pause: OWN },
  CallNotTalking: { add: OWN, remove: OWN, pause: OWN },
  CallNotHeld: { add: OWN, remove: OWN, pause: OWN },
  UnknownDestination: { add: OWN, remove: OWN, pause: OWN },
  DestinationBusy: { add: OWN, remove: OWN, pause: OWN },
  NoConsultation: { add: OWN, remove: OWN, pause: OWN },
  ConsultationNotAnswered: { add: OWN, remove: OWN, pause: OWN },
  TooManyParties: { add: OWN, remove: OWN, pause: OWN },
  UnknownParty: { add: OWN, remove: OWN, pause: OWN },
  TooManyCalls: { add: OWN, remove: OWN, pause: OWN },
};

/** The Message of a refusal. */
export function refusalMessage(rejection: Rejection, refused: Refused): string {
  const words = WORDS[rejection.code][refused];
  return words === OWN ? `Unable to ${refused} interface: ${describeRejection(rejection)}` : words;
}
