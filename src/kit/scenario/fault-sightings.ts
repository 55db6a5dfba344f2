// What is to be seen of each fault by a client that looks at the bytes: how the connection ends, what arrives of the answer, and
// whether the ACD does what was asked. A table over the effects: none can be forgotten.

import type { EventEffect, Fault, FaultEffect } from '../acd/acd-under-test.ts';
import type { Look, LookOrder, Probe, SeenAnswer } from '../probe/probe.ts';
import { expect } from './mismatch.ts';

/** For how long the most a silence is looked at, in milliseconds of wire time. */
const SILENCE_MS = 50;

/** For how long an answer is waited for that is to come: looked at only as long as it takes, on a busy machine too. */
const ANSWER_MS = 5000;

/** A timer may be so much early, in milliseconds. */
const EARLY_MS = 2;

/** What was seen of one request. */
export interface Sighting {
  readonly look: Look;
  /** Whether the ACD has done it. */
  readonly isDone: boolean;
  /** How often the evidence says that a fault struck. */
  readonly struck: number;
  /** What the protocol can say. */
  readonly protocol: Pick<Probe, 'isWord' | 'saysAccepted'>;
}

/** How a fault is looked at, and how it is recognised. */
interface Expected extends LookOrder {
  /** In words, for whoever reads that it was not so. */
  readonly sees: string;
  /** Whether the ACD does what it is asked. */
  readonly does: boolean;
  holds(look: Look, sighting: Sighting): boolean;
  /** Whether it leaves no trace in the evidence: nothing was sent. */
  readonly isUnseen?: boolean;
}

/** What becomes of answers: what becomes of events is seen by a client that listens. */
type AnswerEffect = Exclude<FaultEffect['effect'], EventEffect['effect']>;

type Sightings = { readonly [E in AnswerEffect]: (fault: Extract<Fault, { effect: E }>) => Expected };

const isNothing = ({ bytes, answers }: Look): boolean => bytes === 0 && answers.length === 0;
const isPart = ({ bytes, answers }: Look): boolean => bytes > 0 && answers.length === 0;
const hasAnswer = ({ answers }: Look): boolean => answers.length > 0;

/** The one answer that came whole; undefined where none or another one came. */
const only = ({ answers }: Look): SeenAnswer | undefined => (answers.length === 1 ? answers[0] : undefined);

/** No answer of a CTI server that is well is longer, in characters. */
const USUAL = 64 * 1024;

/** Whether the whole answer is this request's own, positive, and no longer than is usual. */
const isSuccess = (answer: SeenAnswer | undefined): boolean =>
  answer?.isOurs === true && answer.says?.outcome === 'done' && answer.text.length < USUAL;

const whole = { forMs: ANSWER_MS, isEnough: hasAnswer };

/** Nothing arrives, and the connection ends like that. */
const nothingAnd = (end: Look['end'], sees: string, does: boolean): Expected => ({
  ...{ sees, does, forMs: end === 'open' ? SILENCE_MS : ANSWER_MS },
  holds: (look) => isNothing(look) && look.end === end,
});

const SIGHTINGS: Sightings = {
  'no-connection': () => ({ ...nothingAnd('refused', 'the connection is refused', false), isUnseen: true }),
  'untrusted-certificate': () => ({
    ...nothingAnd('untrusted', 'a certificate that nobody vouches for', false),
    isUnseen: true,
  }),
  reset: ({ when }) =>
    when === 'before-answer'
      ? nothingAnd('reset', 'no byte, and a reset', false)
      : {
          ...{ sees: 'a part of an answer, and a reset', does: true, forMs: ANSWER_MS },
          holds: (look) => isPart(look) && look.end === 'reset',
        },
  'answer-cut': () => ({
    ...{ sees: 'a part of an answer, and the end of the connection', does: true, forMs: ANSWER_MS },
    holds: (look) => isPart(look) && look.end === 'closed',
  }),
  'answer-garbled': ({ share }) => ({
    ...{ sees: 'bytes that are no text, and among them no answer of the protocol', does: true, forMs: ANSWER_MS },
    isEnough: (look) => shareOfNoText(look) >= share / 2,
    holds: (look) =>
      look.end === 'open' && shareOfNoText(look) >= share / 2 && look.answers.every(({ says }) => says === undefined),
  }),
  silence: () => nothingAnd('open', 'no byte, and the connection stays', false),
  closed: () => nothingAnd('closed', 'no byte, and the end of the connection', false),
  'answer-lost': ({ connection }) =>
    connection === 'stays'
      ? nothingAnd('open', 'no byte, and the connection stays', true)
      : nothingAnd('reset', 'no byte, and a reset', true),
  'answer-late': ({ ms }) =>
    ms > SILENCE_MS
      ? nothingAnd('open', `no byte for ${SILENCE_MS} ms, and the connection stays`, true)
      : {
          ...{ sees: `the answer, ${ms} ms late`, does: true, ...whole },
          holds: (look) => isSuccess(only(look)) && (look.pieces[0]?.afterMs ?? 0) >= ms - EARLY_MS,
        },
  'answer-twice': () => ({
    ...{ sees: 'the same answer twice', does: true, forMs: ANSWER_MS, isEnough: ({ answers }) => answers.length >= 2 },
    holds: ({ answers: [one, other, ...more] }) => isSuccess(one) && one?.text === other?.text && more.length === 0,
  }),
  'answer-in-pieces': () => ({
    ...{ sees: 'the answer, in pieces', does: true, ...whole },
    holds: (look) => isSuccess(only(look)) && look.pieces.length >= 2,
  }),
  'answer-drips': ({ everyMs }) => ({
    ...{
      sees: `a byte every ${everyMs} ms`,
      does: true,
      forMs: ANSWER_MS,
      isEnough: ({ pieces }) => pieces.length >= 2,
    },
    holds: (look) => isPart(look) && look.end === 'open' && look.bytes <= look.lookedMs / everyMs + 1,
  }),
  'refusal-in-body': () => ({
    ...{ sees: 'a refusal that the transport takes for an answer', does: false, ...whole },
    holds: (look) => only(look)?.says?.outcome === 'refused' && only(look)?.isPositive !== false,
  }),
  'accepted-and-forgotten': () => ({
    ...{ sees: 'that it is accepted, or nothing where the protocol has no word for that', does: false },
    ...{ forMs: SILENCE_MS },
    holds: (look, { protocol }) =>
      look.end === 'open' && (protocol.saysAccepted ? only(look)?.says?.outcome === 'accepted' : isNothing(look)),
  }),
  'false-success': () => ({
    ...{ sees: 'a success, although nothing is done', does: false, ...whole },
    holds: (look) => isSuccess(only(look)),
  }),
  'answer-to-another': ({ isDone, strikes }) => ({
    ...{ sees: 'the answer to another request', does: isDone && strikes !== 'reads', ...whole },
    isRead: strikes === 'reads',
    holds: (look) => look.answers[0]?.isOurs === false && (strikes === 'reads' || isPositive(look)),
  }),
  'server-word': ({ word }) => ({
    ...{ sees: `the server's own word for ${word}`, does: false, ...whole },
    holds: (look, { protocol }) => saysNo(look) && look.answers.some((answer) => protocol.isWord(answer, word)),
  }),
  'request-quoted': () => ({
    ...{ sees: 'a failure that quotes the request', does: false, ...whole },
    holds: (look) => saysNo(look) && only(look)?.quotesSecret !== false,
  }),
  'answer-huge': ({ bytes: wanted }) => ({
    ...{ sees: `an answer of more than ${wanted} bytes`, does: true, ...whole },
    holds: (look) => only(look) !== undefined && look.bytes > wanted,
  }),
  'answer-deep': ({ levels }) => ({
    ...{
      sees: `an answer of ${levels} levels, or as many lines where the protocol has no levels`,
      does: true,
      ...whole,
    },
    holds: (look) => only(look) !== undefined && depthOf(only(look)?.text ?? '') >= levels,
  }),
  'answer-malformed': ({ shape }) => ({
    ...{ sees: `a whole answer with ${shape} inside`, does: true, ...whole },
    holds: (look) => only(look)?.inside === shape,
  }),
};

const isPositive = (look: Look): boolean => only(look)?.says?.outcome === 'done';
const saysNo = (look: Look): boolean => {
  const { says } = only(look) ?? {};
  return says?.outcome === 'refused' && says.words.trim() !== '';
};

/** How much of what arrived is beyond the characters that both protocols are written in. */
const shareOfNoText = ({ beginning }: Look): number =>
  [...beginning].filter((character) => character >= '\x80').length / Math.max(1, beginning.length);

/** How many levels there are in a text, or how many lines. */
const depthOf = (text: string): number => Math.max(text.split('[').length, text.split('\n').length) - 1;

function expectedOf(fault: Fault): Expected {
  const sighting = SIGHTINGS[fault.effect as AnswerEffect] as ((fault: Fault) => Expected) | undefined;
  if (sighting === undefined) throw new Error(`What becomes of events under ${fault.effect} is not seen at an answer.`);
  return sighting(fault);
}

/** How a request is to be looked at that the fault strikes. */
export const lookOrderOf = (fault: Fault): LookOrder => expectedOf(fault);

/** Whether what was seen is what the fault does. */
export function isStruck(fault: Fault, sighting: Sighting): boolean {
  const { does, holds, isUnseen = false } = expectedOf(fault);
  const { look, isDone, struck } = sighting;
  return holds(look, sighting) && isDone === does && struck === (isUnseen ? 0 : 1);
}

/** Throws a `MismatchFound` where what was seen is not what the fault does. */
export function expectStruck(fault: Fault, sighting: Sighting): void {
  const { sees, does, holds, isUnseen = false } = expectedOf(fault);
  const { look, isDone, struck } = sighting;
  expect(holds(look, sighting), `${fault.effect}: ${sees}`, describeLook(look));
  const deed = (done: boolean) => `the ACD has ${done ? 'done' : 'not done'} what was asked`;
  expect(isDone === does, `${fault.effect}: ${deed(does)}`, deed(isDone));
  const wanted = isUnseen ? 0 : 1;
  expect(struck === wanted, `the evidence has the fault ${wanted} times`, `it has it ${struck} times`);
}

/** What was seen, as a person would say it. */
function describeLook({ end, lookedMs, pieces, bytes, answers, beginning }: Look): string {
  const said = answers.map(
    ({ says, inside, isOurs }) => `${says?.outcome ?? inside ?? 'unreadable'}${isOurs ? '' : " (somebody else's)"}`,
  );
  const came = `${bytes} bytes in ${pieces.length} pieces within ${Math.round(lookedMs)} ms`;
  const start = bytes === 0 ? '' : `, beginning with ${JSON.stringify(beginning.slice(0, 200))}`;
  return `${came}, whole answers: ${said.join(', ') || 'none'}; the connection: ${end}${start}`;
}
