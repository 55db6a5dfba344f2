// Text from anywhere, made harmless where it goes: XML and HTML, CSV, GitHub's workflow commands. The only place that
// knows how; whoever writes a report uses it for everything that is not its own.

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

/** As the message of a workflow command of GitHub Actions. */
export const asCommandData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

/** As a property of one. */
export const asCommandProperty = (text: string): string =>
  asCommandData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
