// How what is told here may differ from what a real Asterisk told: each way has a name, and each difference a reason.

/** A difference that is known. The patterns are of whole messages; `in` is of the title of an exchange. */
export type Difference = { readonly why: string; readonly in?: RegExp } & (
  | { /** The real one tells it, this one does not. */ readonly untold: RegExp }
  | { /** This one tells it; the recording does not hold it. */ readonly unrecorded: RegExp }
  | { /** Either tells it, as often as it likes. */ readonly either: RegExp }
  | { /** Both tell it, at another place. */ readonly moved: RegExp }
  | { /** Both tell it, of another value. */ readonly of: RegExp; readonly recorded: string; readonly here: string }
);

export interface Told {
  readonly title: string;
  readonly recorded: readonly string[];
  readonly here: readonly string[];
}

type Rows = Pick<Told, 'recorded' | 'here'>;

/** The same two rows of messages with that difference taken out; undefined where they do not differ so. */
export function withoutDifference(told: Told, difference: Difference): Told | undefined {
  if (difference.in !== undefined && !difference.in.test(told.title)) return undefined;
  const left = lessOf(told, difference);
  return left && { ...told, ...left };
}

function lessOf(rows: Rows, difference: Difference): Partial<Rows> | undefined {
  const { recorded, here } = rows;
  if ('untold' in difference) {
    const { untold } = difference;
    return isOnlyIn(recorded, here, untold) ? { recorded: others(recorded, untold) } : undefined;
  }
  if ('unrecorded' in difference) {
    const { unrecorded } = difference;
    return isOnlyIn(here, recorded, unrecorded) ? { here: others(here, unrecorded) } : undefined;
  }
  if ('either' in difference) {
    const { either } = difference;
    return isSame(meant(recorded, either), meant(here, either)) ? undefined : bothLess(rows, either);
  }
  if ('moved' in difference) {
    const { moved } = difference;
    const isMoved = isSame(meant(recorded, moved).toSorted(), meant(here, moved).toSorted());
    return isMoved && !isSame(recorded, here) ? bothLess(rows, moved) : undefined;
  }
  const changed = recorded.map((message) =>
    difference.of.test(message) ? message.replace(difference.recorded, difference.here) : message,
  );
  return isSame(changed, recorded) ? undefined : { recorded: changed };
}

const meant = (row: readonly string[], pattern: RegExp): readonly string[] =>
  row.filter((message) => pattern.test(message));

const isOnlyIn = (row: readonly string[], other: readonly string[], pattern: RegExp): boolean =>
  meant(row, pattern).length > 0 && meant(other, pattern).length === 0;

const others = (row: readonly string[], pattern: RegExp): readonly string[] =>
  row.filter((message) => !pattern.test(message));

const bothLess = ({ recorded, here }: Rows, pattern: RegExp): Rows => ({
  recorded: others(recorded, pattern),
  here: others(here, pattern),
});

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((message, index) => message === other[index]);
