// Every fault there is, in the order in which they are shown. To add one: its file, and a line here.

import { acceptAndForget } from './accept-and-forget.ts';
import { answer } from './answer.ts';
import { answerTwice } from './answer-twice.ts';
import { close } from './close.ts';
import { delay } from './delay.ts';
import { delayEvent } from './delay-event.ts';
import { depth } from './depth.ts';
import { disconnectFeed } from './disconnect-feed.ts';
import { drip } from './drip.ts';
import { dropEvent } from './drop-event.ts';
import { duplicateEvent } from './duplicate-event.ts';
import { eventBeforeReply } from './event-before-reply.ts';
import type { FaultKind } from './fault.ts';
import { foreignEvent } from './foreign-event.ts';
import { garble } from './garble.ts';
import { halfOpen } from './half-open.ts';
import { lie } from './lie.ts';
import { loseReply } from './lose-reply.ts';
import { malformedAnswer } from './malformed-answer.ts';
import { malformedEvent } from './malformed-event.ts';
import { oversize } from './oversize.ts';
import { refuse } from './refuse.ts';
import { refuseInBody } from './refuse-in-body.ts';
import { refuseLater } from './refuse-later.ts';
import { reject } from './reject.ts';
import { reorderEvents } from './reorder-events.ts';
import { resetAfterReply } from './reset-after-reply.ts';
import { resetBeforeReply } from './reset-before-reply.ts';
import { resetInReply } from './reset-in-reply.ts';
import { split } from './split.ts';
import { truncate } from './truncate.ts';
import { unknownEvent } from './unknown-event.ts';
import { wrongAnswer } from './wrong-answer.ts';

export const FAULT_KINDS: readonly FaultKind[] = [
  refuse,
  resetBeforeReply,
  resetInReply,
  resetAfterReply,
  halfOpen,
  close,
  truncate,
  garble,
  drip,
  delay,
  oversize,
  depth,
  malformedAnswer,
  split,
  answer,
  reject,
  refuseInBody,
  refuseLater,
  acceptAndForget,
  lie,
  loseReply,
  answerTwice,
  wrongAnswer,
  dropEvent,
  duplicateEvent,
  delayEvent,
  reorderEvents,
  eventBeforeReply,
  malformedEvent,
  foreignEvent,
  unknownEvent,
  disconnectFeed,
];
