// Secrets as texts may hold them: as they stand, and as JSON, URLs and XML write them, also one within the other. Which
// characters a writer escapes is its own choice, so that each character of a secret is looked for in every form.

/** Characters that JSON writes with a backslash and a letter. */
const LETTERS: Readonly<Record<string, string>> = { '\b': 'b', '\f': 'f', '\n': 'n', '\r': 'r', '\t': 't' };

/** Characters that XML and HTML have names for. */
const ENTITIES: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

/** Fits each of the secrets in whatever form, the longest first, for one may be part of another; undefined without any. */
export function secretsPattern(secrets: readonly string[]): RegExp | undefined {
  const longestFirst = [...new Set(secrets)].filter(Boolean).sort((one, other) => other.length - one.length);
  const sources = longestFirst.map((secret) => [...secret].map(formsOf).join(''));
  return sources.length === 0 ? undefined : new RegExp(sources.join('|'), 'gu');
}

function formsOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const names = [ENTITIES[character], `#0*${code}`, `#[xX]0*${hex(code)}`].filter(Boolean);
  const forms = [
    inQuotes(character),
    ...(LETTERS[character] === undefined ? [] : [`\\\\+${LETTERS[character]}`]),
    ...(character === ' ' ? ['\\+'] : []),
    character.replace(/[\s\S]/g, (unit) => `\\\\+u${hex(unit.charCodeAt(0), 4)}`),
    Array.from(Buffer.from(character), (byte) => `%(?:25)*${hex(byte, 2)}`).join(''),
    `&(?:amp;)*(?:${names.join('|')});`,
  ];
  return `(?:${forms.join('|')})`;
}

/** Backslashes are doubled by whoever quotes, and come before what else is escaped. */
function inQuotes(character: string): string {
  if (character === '\\') return '\\\\+';
  const literal = `\\u{${character.codePointAt(0)?.toString(16)}}`;
  return /["'/]/.test(character) ? `\\\\*${literal}` : literal;
}

/** Hexadecimal digits in both cases. */
const hex = (number: number, digits = 1): string =>
  number
    .toString(16)
    .padStart(digits, '0')
    .replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
