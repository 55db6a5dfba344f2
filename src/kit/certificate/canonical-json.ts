// Canonical JSON, for what is signed: one text for one value, whoever wrote it down. As RFC 8785 has it for the values that
// we sign: members sorted by UTF-16 code units, no blanks, numbers and strings as ECMAScript writes them.

/** Members that are undefined are left out. Throws where a number is not finite: it has no JSON. */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new TypeError(`${value} has no JSON.`);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`).join(',')}}`;
}
