// A step of a feature in the language of the page: by its own expression, names and values kept as they are. A step that the
// language has no text for is shown as it was written.

/** What a value can be, by its kind; of a kind with words of its own, one of those; of any other, anything. */
const KINDS = { word: '\\S+', int: '\\d+', reason: '"[^"]*"|\\w+', callee: '\\+?[\\d*#]+|[A-Z]\\w+|no-such-place' };

/**
 * What turns the text of a step, without its keyword, into another language.
 * @param {{ steps: Record<string, string>, words: Record<string, Record<string, string>>, phrases: Record<string, string> }} language
 *   `steps`: a text for each expression, `{1}` for its first value; `words`: what values of a kind are called; `phrases`: words
 *   within other values
 * @returns {(text: string) => string | undefined}
 */
export function stepsIn({ steps, words, phrases }) {
  const rows = Object.entries(steps).map(([expression, told]) => ({ ...compiled(expression, words), told }));
  const withPhrases = phrasesIn(phrases);
  return (text) => {
    for (const { pattern, kinds, told } of rows) {
      const found = pattern.exec(text);
      if (found === null) continue;
      const values = found
        .slice(1)
        .map((value, at) => value && (words[kinds[at]]?.[value] ?? valueIn(kinds[at], value)));
      return filled(told, values);
    }
    return undefined;
  };

  function valueIn(kind, value) {
    return kind in KINDS ? value : withPhrases(value);
  }
}

/** The expression as a pattern, and of which kind each of its values is; what stands in brackets may be left out. */
function compiled(expression, words) {
  const kinds = [];
  const source = expression
    .replace(' …', '')
    .split(/(\{[^}]+\}|\[|\])/)
    .map((part) => {
      if (part === '[') return '(?:';
      if (part === ']') return ')?';
      const [, kind] = /^\{(.+)\}$/.exec(part) ?? [];
      if (kind === undefined) return escaped(part);
      kinds.push(kind);
      return `(${words[kind] === undefined ? (KINDS[kind] ?? '.+') : Object.keys(words[kind]).map(escaped).join('|')})`;
    });
  return { pattern: new RegExp(`^${source.join('')}$`), kinds };
}

const escaped = (text) => text.replace(/[.*+?^${}()|\\]/g, '\\$&');

function phrasesIn(phrases) {
  const any = new RegExp(`\\b(?:${Object.keys(phrases).map(escaped).join('|')})\\b`, 'g');
  return (value) => value.replace(any, (phrase) => phrases[phrase]);
}

/** `told` with its values; a part in brackets whose value is not there is left out. */
const filled = (told, values) =>
  told
    .replace(/\[([^\]]*\{(\d)\}[^\]]*)\]/g, (_, part, number) => (values[number - 1] === undefined ? '' : part))
    .replace(/\{(\d)\}/g, (_, number) => values[number - 1]);
