// How what is told here may differ from what a real Asterisk told: each way has a name, and each difference a reason.

/** A difference that is known. The patterns are of whole messages; `in` is of the title of an exchange. */
export type Difference = { readonly why: string; readonly in?: RegExp } & (
  | { /** The real one tells it, this one does not. */ readonly untold: RegExp }
  | { /** This one tells it; the recording does not hold it. */ readonly unrecorded: RegExp }
  | { /** Both tell it, at another place. */ readonly moved: RegExp }
  | { /** Both tell it, of another value. */ readonly of: RegExp; readonly recorded: string; readonly here: string }
);

export interface Told {
  readonly title: string;
  readonly recorded: readonly string[];
  readonly here: readonly string[];
}

/** The same two rows of messages with that difference taken out; undefined where they do not differ so. */
export function withoutDifference(told: Told, difference: Difference): Told | undefined {
  if (difference.in !== undefined && !difference.in.test(told.title)) return undefined;
  const { recorded, here } = told;
  const has = (row: readonly string[], pattern: RegExp) => row.some((message) => pattern.test(message));
  const less = (row: readonly string[], pattern: RegExp) => row.filter((message) => !pattern.test(message));
  if ('untold' in difference) {
    if (!has(recorded, difference.untold) || has(here, difference.untold)) return undefined;
    return { ...told, recorded: less(recorded, difference.untold) };
  }
  if ('unrecorded' in difference) {
    if (!has(here, difference.unrecorded) || has(recorded, difference.unrecorded)) return undefined;
    return { ...told, here: less(here, difference.unrecorded) };
  }
  if ('moved' in difference) {
    const [there, ours] = [recorded, here].map((row) => row.filter((message) => difference.moved.test(message)));
    if (there?.length !== 1 || ours?.length !== 1 || there[0] !== ours[0]) return undefined;
    return { ...told, recorded: less(recorded, difference.moved), here: less(here, difference.moved) };
  }
  const changed = recorded.map((message) =>
    difference.of.test(message) ? message.replace(difference.recorded, difference.here) : message,
  );
  return changed.every((message, index) => message === recorded[index]) ? undefined : { ...told, recorded: changed };
}
