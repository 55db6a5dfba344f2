// How much faults make of one answer, or of one event, when several of them meet on it: each takes up what the one before
// has made, so that a few that double it are a million. More than a simulator can send is refused when it is ordered.

import { Failure } from '../net/failure.ts';
import type { Act, FaultKind, Load, Match } from './fault.ts';
import { overlap } from './matching.ts';

/** A fault as far as it weighs. */
export interface Weighed {
  readonly id?: string | undefined;
  readonly kind: FaultKind;
  readonly order: { readonly match: Match };
  readonly act: Act;
}

/** What an answer and an event come to by themselves, and how much may be made on the way to what is sent, all told. */
const BOUNDS = {
  answer: { start: { bytes: 4096, pieces: 1 }, most: { bytes: 128 * 1024 * 1024, pieces: 200_000 } },
  event: { start: { bytes: 1024, pieces: 1 }, most: { bytes: 128 * 1024 * 1024, pieces: 1000 } },
} as const;

type Struck = keyof typeof BOUNDS;

const struckBy = ({ stage }: FaultKind): Struck | undefined =>
  stage === 'event' ? 'event' : stage === 'answer' || stage === 'bytes' ? 'answer' : undefined;

/** Takes up one act after the other, for as long as it is not too much. */
export function createScales(struck: Struck, start: Load = BOUNDS[struck].start) {
  const { most } = BOUNDS[struck];
  let load = start;
  let total = start;
  return {
    /** False where that would be too much: then it is as if it had not been asked. */
    take({ load: grow }: Act): boolean {
      if (grow === undefined) return true;
      const next = grow(load);
      const made = { bytes: total.bytes + next.bytes, pieces: total.pieces + next.pieces };
      if (made.bytes > most.bytes || made.pieces > most.pieces) return false;
      load = next;
      total = made;
      return true;
    },
  };
}

/** Throws `FaultsMultiply` where `wanted`, with those of `active` that can meet with it, makes too much of one message. */
export function refuseTooMuch(wanted: Weighed, active: readonly Weighed[]): void {
  const struck = struckBy(wanted.kind);
  if (struck === undefined || wanted.act.load === undefined) return;
  const weigh = active.filter(
    ({ kind, act, order }) =>
      act.load !== undefined &&
      struckBy(kind) === struck &&
      overlap(anyQueue(order.match), anyQueue(wanted.order.match)),
  );
  for (const together of meetings([...weigh, wanted])) {
    const scales = createScales(struck);
    if (!inOrder(together).every(({ act }) => scales.take(act))) throw tooMuch(wanted, together, struck);
  }
}

/** A message about two queues is struck by what is meant for either. */
const anyQueue = ({ queueId, ...match }: Match): Match => match;

/** The answer is made before its bytes are. */
const inOrder = (faults: readonly Weighed[]): readonly Weighed[] => [
  ...faults.filter(({ kind }) => kind.stage === 'answer'),
  ...faults.filter(({ kind }) => kind.stage !== 'answer'),
];

/** By which values the messages differ that faults can be meant for. */
const ASIDE: readonly (keyof Match)[] = ['dialect', 'agentId', 'command', 'event', 'requests'];

/** All that can meet on one message, for every sort of message that one of `faults` is meant for. */
function* meetings(faults: readonly Weighed[], [name, ...names] = ASIDE): Generator<readonly Weighed[]> {
  if (name === undefined) return yield faults;
  const values = new Set(faults.flatMap(({ order }) => meantFor(order.match, name) ?? []));
  if (values.size === 0) return yield* meetings(faults, names);
  for (const value of values)
    yield* meetings(
      faults.filter(({ order }) => (meantFor(order.match, name) ?? value) === value),
      names,
    );
}

/** Undefined: any. */
function meantFor(match: Match, name: keyof Match): string | undefined {
  if (name !== 'requests') return match[name];
  return match.requests === 'all' ? undefined : (match.requests ?? 'commands');
}

function tooMuch(wanted: Weighed, together: readonly Weighed[], struck: Struck): Failure {
  const others = together.filter((one) => one !== wanted).map(({ id, kind }) => `${id} (${kind.kind})`);
  const shown = others.length > 10 ? [...others.slice(0, 10), `${others.length - 10} more`] : others;
  const { bytes, pieces } = BOUNDS[struck].most;
  return new Failure(
    'FaultsMultiply',
    `${wanted.kind.kind} would, with ${shown.join(', ')}, make more of one ${struck} than ${bytes} bytes or ${pieces} pieces: take some of those away first.`,
  );
}
