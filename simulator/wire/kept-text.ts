// Texts that are held on to for long: as much of them as is wanted, and no more. A slice of a text keeps all of it alive.

/** `text` as a text of its own. */
export const copyOf = (text: string): string => Buffer.from(text).toString();

/** The first `length` characters of `text`, as a text of their own; `text` itself where it is no longer. */
export const beginningOf = (text: string, length: number): string =>
  text.length <= length ? text : copyOf(text.slice(0, length));

/** How many bytes of memory a text takes: one a character where it is ASCII, else two. */
export const bytesHeldBy = (text: string): number =>
  Buffer.byteLength(text) === text.length ? text.length : 2 * text.length;
