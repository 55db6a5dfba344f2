// Extended regular expressions of POSIX, as Asterisk's C library takes them, written anew for a matcher whose time grows
// with the text alone, whatever the pattern: they come from outside. References back are not of that kind, and are refused
// with what is none.

import { RE2JS } from 're2js';

/** Whether it matches somewhere in a text; undefined where the pattern is none. */
export function compilePattern(pattern: string): ((text: string) => boolean) | undefined {
  const translated = translate(pattern);
  if (translated === undefined) return undefined;
  try {
    const compiled = RE2JS.compile(translated, RE2JS.DOTALL);
    return (text) => compiled.test(text);
  } catch {
    return undefined; // more repetitions than it takes
  }
}

/** A piece of a pattern, rewritten: how much of it there is with all repetitions, and whether it can be repeated. */
interface Piece {
  readonly text: string;
  readonly size: number;
  readonly isAnchor?: boolean;
}

/** A group that has begun: the branches that are complete, and the one at hand. */
interface Group {
  readonly branches: Piece[];
  branch: Piece[];
}

/** What is read next; undefined where nothing is that could be. */
interface Read {
  readonly piece: Piece;
  readonly next: number;
}

/** More than so much, repetitions counted, is refused. */
const MOST = 1000;

const newGroup = (): Group => ({ branches: [], branch: [] });
const anchor = (text: string): Piece => ({ text, size: 1, isAnchor: true });
const literal = (character: string): Piece => ({ text: hex(character), size: 1 });
const hex = (character: string): string => `\\x{${(character.codePointAt(0) ?? 0).toString(16)}}`;

function translate(pattern: string): string | undefined {
  const groups: Group[] = [newGroup()];
  const characters = [...pattern];
  let at: number | undefined = 0;
  while (at !== undefined && at < characters.length) at = take(groups, characters, at);
  const [group, ...open] = groups;
  if (at === undefined || group === undefined || open.length > 0) return undefined;
  const { text, size } = closed(group);
  return size > MOST ? undefined : text;
}

/** Where it goes on; undefined where nothing can. */
function take(groups: Group[], characters: readonly string[], at: number): number | undefined {
  const group = groups.at(-1) as Group;
  switch (characters[at]) {
    case '(':
      groups.push(newGroup());
      return at + 1;
    case '|':
      nextBranch(group);
      return at + 1;
    case ')':
      if (groups.length === 1) break;
      groups.pop();
      groups.at(-1)?.branch.push(closed(group));
      return at + 1;
    default:
  }
  const isRepetition = '*+?{'.includes(characters[at] ?? '');
  const read = isRepetition ? repeated(characters, at, group.branch.pop()) : single(characters, at);
  if (read === undefined || read.piece.size > MOST) return undefined;
  group.branch.push(read.piece);
  return read.next;
}

function nextBranch(group: Group): void {
  const { branch } = group;
  group.branches.push({ text: branch.map(({ text }) => text).join(''), size: sizeOf(branch) });
  group.branch = [];
}

const sizeOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, { size }) => sum + size, 0);

function closed(group: Group): Piece {
  nextBranch(group);
  return { text: `(?:${group.branches.map(({ text }) => text).join('|')})`, size: sizeOf(group.branches) + 1 };
}

/** One that is repeated can be so again: it is a group then. */
function repeated(characters: readonly string[], at: number, piece: Piece | undefined): Read | undefined {
  if (piece === undefined || piece.isAnchor === true) return undefined;
  const character = characters[at] ?? '';
  if (character !== '{')
    return { piece: { text: `(?:${piece.text}${character})`, size: piece.size + 1 }, next: at + 1 };
  const end = characters.indexOf('}', at);
  const [, least = '', comma, most = ''] = /^(\d*)(,?)(\d*)$/.exec(characters.slice(at + 1, end).join('')) ?? [];
  if (end < 0 || comma === undefined || (least === '' && comma === '')) return undefined;
  const from = Number(least);
  const to = comma === '' ? from : most === '' ? undefined : Number(most);
  if (to !== undefined && to < from) return undefined;
  const times = to === undefined ? `{${from},}` : `{${from},${to}}`;
  return {
    piece: { text: `(?:${piece.text}${times})`, size: piece.size * Math.max(1, to ?? from + 1) },
    next: end + 1,
  };
}

function single(characters: readonly string[], at: number): Read | undefined {
  const character = characters[at] ?? '';
  if (character === '[') return bracket(characters, at + 1);
  if (character === '\\') return quoted(characters[at + 1], at + 2);
  const piece = SPECIAL[character] ?? literal(character);
  return { piece, next: at + 1 };
}

const SPECIAL: Readonly<Record<string, Piece>> = {
  '^': anchor('\\A'),
  $: anchor('\\z'),
  '.': { text: '.', size: 1 },
};

/** What the GNU library adds; any other character stands for itself. */
const ESCAPES: Readonly<Record<string, Piece>> = {
  ...Object.fromEntries(['w', 'W', 's', 'S'].map((one) => [one, { text: `\\${one}`, size: 1 }])),
  ...{ b: anchor('\\b'), B: anchor('\\B'), '`': anchor('\\A'), "'": anchor('\\z') },
};

function quoted(character: string | undefined, next: number): Read | undefined {
  if (character === undefined || /[1-9<>]/.test(character)) return undefined;
  return { piece: ESCAPES[character] ?? literal(character), next };
}

const CLASSES = new Set('alnum alpha blank cntrl digit graph lower print punct space upper xdigit'.split(' '));

/** A set of characters, its opening bracket left out. */
function bracket(characters: readonly string[], from: number): Read | undefined {
  const isNot = characters[from] === '^';
  let text = isNot ? '[^' : '[';
  const first = isNot ? from + 1 : from;
  for (let at = first; at < characters.length; ) {
    if (characters[at] === ']' && at > first) return { piece: { text: `${text}]`, size: 1 }, next: at + 1 };
    const member = memberAt(characters, at);
    if (member === undefined) return undefined;
    text += member.text;
    at = member.next;
  }
  return undefined;
}

interface Member {
  readonly text: string;
  readonly next: number;
}

/** A class, a character, or all from one to another. */
function memberAt(characters: readonly string[], at: number): Member | undefined {
  if (characters[at] === '[' && characters[at + 1] === ':') {
    const end = endOf(characters, at, ':');
    const name = characters.slice(at + 2, end).join('');
    return end > 0 && CLASSES.has(name) ? { text: `[:${name}:]`, next: end + 2 } : undefined;
  }
  const low = characterAt(characters, at);
  const isRange = low !== undefined && characters[low.next] === '-' && (characters[low.next + 1] ?? ']') !== ']';
  if (!isRange) return low && { text: hex(low.text), next: low.next };
  const high = characterAt(characters, low.next + 1);
  if (high === undefined || (high.text.codePointAt(0) ?? 0) < (low.text.codePointAt(0) ?? 0)) return undefined;
  return { text: `${hex(low.text)}-${hex(high.text)}`, next: high.next };
}

/** As it is, or as a symbol or a class of one. */
function characterAt(characters: readonly string[], at: number): Member | undefined {
  const mark = characters[at] === '[' ? (characters[at + 1] ?? '') : '';
  if (mark === ':') return undefined;
  if (mark !== '.' && mark !== '=') return { text: characters[at] ?? '', next: at + 1 };
  const end = endOf(characters, at, mark);
  return end === at + 3 ? { text: characters[at + 2] ?? '', next: end + 2 } : undefined;
}

/** Where `:]` and the like stand; -1: nowhere. */
function endOf(characters: readonly string[], from: number, mark: string): number {
  for (let at = from + 2; at < characters.length; at += 1)
    if (characters[at] === mark && characters[at + 1] === ']') return at;
  return -1;
}
