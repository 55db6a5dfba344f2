// Routes that swallow each other: of one method, and with paths that can be the same request.

/** Each pair of targets, `POST /agents/{agent}/logoff`, that one request can fit; the later one second. */
export function overlaps(targets: readonly string[]): readonly (readonly [first: string, second: string])[] {
  return targets.flatMap((second, index) =>
    targets.slice(0, index).flatMap((first) => (isSame(first, second) ? [[first, second] as const] : [])),
  );
}

/** A parameter beside a fixed word is none: the fixed word is found first. */
function isSame(first: string, second: string): boolean {
  const shape = (target: string) => target.replace(/\{[\w-]+\}/g, '{}');
  return shape(first) === shape(second);
}
