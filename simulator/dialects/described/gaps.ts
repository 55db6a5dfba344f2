// What a switch's file leaves to be said: a text that begins with TODO and goes on with the question. It is plain YAML wherever it
// stands, and no value of the notation, so that editors mark it, `check` lists it, and nobody serves what it stands in.

/** How a gap begins; the JSON Schema says so too. */
export const GAP_PATTERN = '^TODO\\b';

const GAP = new RegExp(GAP_PATTERN);

export const gap = (question: string): string => `TODO ${question}`;

export const isGap = (value: unknown): value is string => typeof value === 'string' && GAP.test(value);

export interface Gap {
  readonly path: readonly (string | number)[];
  readonly question: string;
}

/** Every gap in `value`, in its order; what several aliases stand for is looked into once. */
export function gapsIn(value: unknown): readonly Gap[] {
  const found: Gap[] = [];
  const seen = new Set<object>();
  function look(at: unknown, path: Gap['path']): void {
    if (isGap(at)) found.push({ path, question: at.replace(GAP, '').replace(/^[\s:]+/, '') });
    if (typeof at !== 'object' || at === null || seen.has(at)) return;
    seen.add(at);
    if (Array.isArray(at)) for (const [index, item] of at.entries()) look(item, [...path, index]);
    else for (const [name, member] of Object.entries(at)) look(member, [...path, name]);
  }
  look(value, []);
  return found;
}
