// One route of a switch's file out of one operation of an OpenAPI document. Nothing is guessed: what an operation has done is known
// where the document was exported from a switch's file (`x-signoff`), and is asked for everywhere else.

import { EXTENSION } from '../documents/openapi.ts';
import { OPERATIONS, switchFile } from '../file-schema.ts';
import { gap } from '../gaps.ts';
import type { ShownAnswer } from './openapi-answers.ts';
import { type Members, textOf } from './openapi-document.ts';
import type { TakenPlace } from './taken-place.ts';

interface Sketched {
  readonly operation: Members;
  readonly places: readonly TakenPlace[];
  readonly answers: readonly ShownAnswer[];
}

const KNOWN = switchFile.shape.routes.valueType.pick({ do: true, take: true, require: true });

export function routeOf({ operation, places, answers }: Sketched): Members {
  const known = KNOWN.safeParse(operation[EXTENSION]);
  const positive = answers.filter(({ status }) => status >= 200 && status < 300);
  const later = positive.find(({ status }) => status === 202);
  const done = positive.find((one) => one !== later) ?? later;
  return {
    ...(known.success ? known.data : asked(places)),
    answer: done === undefined ? gap('what is answered when it is done: status, headers, body') : answerOf(done),
    ...(later !== undefined && later !== done && { accepted: answerOf(later) }),
  };
}

/** What its author is asked. {agent} and {queue} in the path need not be named again. */
function asked(places: readonly TakenPlace[]): Members {
  const required = places.filter(({ isRequired, place }) => isRequired && !place.startsWith('path.'));
  const others = places.filter(({ place }) => place !== 'path.agent' && place !== 'path.queue');
  return {
    do: gap(`what it has the ACD do (${Object.keys(OPERATIONS).join(', ')}); or take this route out`),
    ...(others.length > 0 && {
      take: gap('where agent, queue, reason, password and extension stand, as {agent: path.id}; or take this line out'),
    }),
    ...(required.length > 0 && { require: required.map(({ place }) => place) }),
  };
}

export function answerOf({ status, about, body }: ShownAnswer): Members {
  if (body === undefined) return { status };
  const { mediaType, example, members } = body;
  const isJson = typeof example !== 'string';
  const inside = members.length > 0 ? `, with ${members.join(', ')}` : '';
  return {
    status,
    ...(!isJson && { headers: { 'Content-Type': mediaType } }),
    body: example ?? gap(`the body of ${mediaType}${inside}${about === undefined ? '' : `: ${oneLine(about, 80)}`}`),
  };
}

/** What the document says of it, above the route. */
export function commentOf({ operation, places, answers }: Sketched, unsaid: readonly string[]): readonly string[] {
  const { operationId, summary, description } = operation;
  const said = [textOf(operationId), textOf(summary) ?? textOf(description)].filter((one) => one !== undefined);
  const refusals = answers.filter(({ status }) => status >= 400);
  return [
    ...(said.length > 0 ? [oneLine(said.join(': '), 120)] : []),
    ...(places.length > 0 ? [`In a request: ${places.map(placeText).join(', ')}`] : []),
    ...(refusals.length > 0 ? [`Refused with ${[...new Set(refusals.map(({ status }) => status))].join(', ')}`] : []),
    ...unsaid.map((what) => `Not said here, as the notation has no word for it: ${oneLine(what, 80)}`),
  ];
}

const placeText = ({ place, isRequired, words }: TakenPlace): string =>
  `${place}${isRequired ? ' (required)' : ''}${words.length === 0 ? '' : ` one of ${words.slice(0, 12).join(' | ')}`}`;

/** Without line breaks, which would end a comment, and no longer than a line. */
export function oneLine(text: string, longest: number): string {
  const line = text
    .slice(0, 4 * longest)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
