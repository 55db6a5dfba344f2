// Text from anywhere, made harmless where it goes: XML and HTML, CSV, terminals and the logs of CI runs, GitHub's workflow
// commands. The only place that knows how; whoever writes a report uses it for everything that is not its own.

const ENTITIES: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What neither XML nor HTML can hold at all. */
const IMPOSSIBLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** As text of an XML or HTML document; what it cannot hold at all becomes a mark. */
export const asText = (text: string): string =>
  text.replace(/[<>&"']/g, (character) => ENTITIES[character] ?? character).replace(IMPOSSIBLE, '\uFFFD');

/** As an attribute, in double quotes: blanks of every kind come back out as they went in. */
export const asAttribute = (text: string): string =>
  asText(text).replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);

/** As a cell of a CSV file (RFC 4180), in quotes. What a spreadsheet would take for a formula gets an apostrophe before it. */
export function asCell(text: string): string {
  const safe = /^[\s\u200b\ufeff]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/u.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""').replaceAll('\0', '\uFFFD')}"`;
}

/** What steers a terminal, or turns the direction of writing; a line's end and a tab are left as they are. */
const STEERING = /(?![\t\n])[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** How a command to a CI begins: GitHub's at the beginning of a line, and GitHub's older ones, Azure's, TeamCity's anywhere. */
const COMMANDS = /(?<=^[^\S\n]*):(?=:)|(?<=##\w*)\[/gmu;

const asEscape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * For a terminal or the log of a CI run: whatever would steer the one or command the other as an escape, so that JSON stays
 * the same JSON. GitLab's marks of sections hold a carriage return, and are none without it.
 */
export const asLog = (text: string): string => text.replace(STEERING, asEscape).replace(COMMANDS, asEscape);

/** As one line that shows what is in it, line breaks too. */
export const onOneLine = (text: string): string =>
  text.replace(STEERING, asEscape).replaceAll('\n', '\\n').replaceAll('\t', asEscape('\t'));

/** As the message of a workflow command of GitHub Actions. */
export const asCommandData = (text: string): string => asLog(text).replaceAll('%', '%25').replaceAll('\n', '%0A');

/** As a property of one. */
export const asCommandProperty = (text: string): string =>
  asCommandData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
