// Work that is done when it is first asked for, and only then.

/** Computes what `get` gives at the first call, and then remembers it; a throw is not remembered. */
export function once<T>(get: () => T): () => T {
  let known: { value: T } | undefined;
  return () => {
    known ??= { value: get() };
    return known.value;
  };
}
