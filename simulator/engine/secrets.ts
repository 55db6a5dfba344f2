// Which names stand for secrets, and values in which those are masked: one list, for every dialect and every surface. A
// name counts by a part of it, in any case: `AgentPassword` and `x-api-key` are secrets as much as `password`.

/** What stands in place of a secret. */
export const MASK = '***';

const SECRET_NAMES =
  /pass[-_ ]?(word|wd|phrase|code)|pwd|secret|token|credential|authori[sz]ation|cookie|api[-_ ]?key|private[-_ ]?key/i;

/** Whether what is called `name` is not to be shown. */
export const isSecret = (name: string): boolean => SECRET_NAMES.test(name);

/** Whether a name, or a text with names in it, tells of a secret. */
export type SecretTest = (text: string) => boolean;

/** The same, where some are secret by the names of one protocol besides. */
export function secretBesides(names: readonly string[]): SecretTest {
  const own = names.map((name) => name.toLowerCase()).filter((name) => !isSecret(name));
  if (own.length === 0) return isSecret;
  return (text) => isSecret(text) || own.some((name) => text.toLowerCase().includes(name));
}

/** A token ends at a blank, a quote or a separator that nobody escaped, be it as JSON, a URL or XML does. */
const BEARER = /\b(Bearer(?: |\+|%20|&#32;))(?:\\.|&#?\w+;|[^\s"',;])+/gi;

/** A text with the bearer tokens masked that it quotes. */
export const withoutBearers = (text: string): string => text.replace(BEARER, `$1${MASK}`);

const SECRET_MEMBER = new RegExp(`(?:${SECRET_NAMES.source})[\\w.-]*["'\\\\\\s]*[=:>]`, 'i');

/** Whether a text holds a secret behind its name: `password=`, `"password":`, `<password>`. */
export const holdsSecret = (text: string): boolean => SECRET_MEMBER.test(text) || text.match(BEARER) !== null;

/** `value` with its secrets masked, however deep they are; the same where there are none. */
export function masked<T>(value: T, isHidden: SecretTest = isSecret): T {
  return maskedValue(value, isHidden) as T;
}

function maskedValue(value: unknown, isHidden: SecretTest): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value)
    ? maskedItems(value, isHidden)
    : maskedMembers(value as Record<string, unknown>, isHidden);
}

function maskedItems(items: readonly unknown[], isHidden: SecretTest): readonly unknown[] {
  const copy = items.map((item) => maskedValue(item, isHidden));
  return copy.some((item, index) => item !== items[index]) ? copy : items;
}

function maskedMembers(
  members: Readonly<Record<string, unknown>>,
  isHidden: SecretTest,
): Readonly<Record<string, unknown>> {
  let copy: Record<string, unknown> | undefined;
  for (const name of Object.keys(members)) {
    const value = members[name];
    const shown = value !== undefined && isHidden(name) ? MASK : maskedValue(value, isHidden);
    if (shown === value) continue;
    copy ??= { ...members };
    copy[name] = shown;
  }
  return copy ?? members;
}
