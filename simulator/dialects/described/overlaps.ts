// Routes that swallow each other: of one method, and with paths that can be the same request.

/** Each pair of targets, `POST /agents/{agent}/logoff`, that one request can fit; the later one second. */
export function overlaps(targets: readonly string[]): readonly (readonly [first: string, second: string])[] {
  return targets.flatMap((second, index) =>
    targets.slice(0, index).flatMap((first) => (isSame(first, second) ? [[first, second] as const] : [])),
  );
}

/**
 * A parameter beside a fixed word is none, the fixed word is found first; unless each of the two has a fixed word where the other has a
 * parameter.
 */
function isSame(first: string, second: string): boolean {
  const [one, other] = [first, second].map((target) => target.replace(/\{[\w-]+\}/g, '{}').split('/')) as [
    string[],
    string[],
  ];
  if (one.length !== other.length) return false;
  const differing = one.flatMap((step, index) => (step === other[index] ? [] : [[step, other[index]] as const]));
  const isFixed = (step: string | undefined) => step?.includes('{}') !== true;
  if (differing.some(([step, its]) => isFixed(step) === isFixed(its))) return false;
  return differing.length === 0 || new Set(differing.map(([step]) => isFixed(step))).size === 2;
}
