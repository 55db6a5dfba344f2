// How the switch takes a text apart into words: blanks separate them, single quotes keep them together, and a backslash takes the
// meaning of what is behind it. Numbers as C reads them.

/** The most words; the last holds all that is left. */
const MOST = 8;

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', s: ' ', "'": "'", '"': '"', '\\': '\\' };

export function wordsIn(text: string): readonly string[] {
  const trimmed = text.trim();
  if (trimmed === '') return [];
  return trimmed.includes("'") || trimmed.includes('\\') ? quotedWordsIn(trimmed) : plainWordsIn(trimmed);
}

function plainWordsIn(text: string): readonly string[] {
  const words = text.split(' ').filter((word) => word !== '');
  return words.length <= MOST ? words : [...words.slice(0, MOST - 1), words.slice(MOST - 1).join(' ')];
}

function quotedWordsIn(text: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  let isQuoted = false;
  for (const [piece] of text.matchAll(PIECES)) {
    if (piece === ' ' && !isQuoted && words.length < MOST - 1) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = (word ?? '') + unescaped(piece);
      isQuoted = piece === "'" ? !isQuoted : isQuoted;
    }
  }
  return word === undefined ? words : [...words, word];
}

/** A character that means something, or all up to the next one. */
const PIECES = /\\.|[^\\' ]+|[\s\S]/gs;

function unescaped(piece: string): string {
  if (piece === "'") return '';
  return piece.length === 2 && piece.startsWith('\\') ? (ESCAPES[piece[1] ?? ''] ?? piece) : piece;
}

/** The number that a text begins with; 0 where it begins with none. */
export function integerIn(text: string | undefined): number {
  const [, digits = '0'] = /^\s*([+-]?\d{1,18})/.exec(text ?? '') ?? [];
  return Number(BigInt.asIntN(32, BigInt(digits.replace('+', ''))));
}
