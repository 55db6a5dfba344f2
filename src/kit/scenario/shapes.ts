// The shapes that ids, names, passwords and codes have at real sites, and what connectors take each of them for: a table.
// Every value is NFC: whoever normalizes changes nothing.

import { derive, deriveDigits } from '../suite/seed.ts';

export interface Shape {
  readonly name: string;
  /** A value that no other `purpose` has; of at most `longest` bytes where it can be of any length. */
  readonly value: (seed: number, purpose: string, longest: number) => string;
  /** Another value, and one and the same to whoever mangles the shape. */
  readonly twin: (value: string) => string;
}

/** Twelve letters, upper and lower case in turn. */
const lettersOf = (seed: number, purpose: string): string =>
  [...derive(seed, purpose)]
    .map((digit, index) => String.fromCharCode((index % 2 === 0 ? 65 : 97) + Number.parseInt(digit, 16)))
    .join('');

const GUID_PARTS = /^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/;

export const SHAPES: readonly Shape[] = [
  { name: 'digits', value: deriveDigits, twin: (value) => `0${value}` },
  {
    name: 'leading zeros',
    value: (seed, purpose) => `00${deriveDigits(seed, purpose)}`,
    twin: (value) => value.replace(/^0+/, ''),
  },
  {
    name: 'letters in both cases',
    value: lettersOf,
    twin: (value) => value.replace(/[a-z]/gi, (one) => (one < 'a' ? one.toLowerCase() : one.toUpperCase())),
  },
  {
    name: 'an e-mail address',
    value: (seed, purpose) => `${lettersOf(seed, purpose).toLowerCase()}.o'hara+cti@north.example.com`,
    twin: (value) => value.replace('@north.', '@south.'),
  },
  {
    name: 'a GUID',
    value: (seed, purpose) =>
      `${derive(seed, purpose)}${derive(seed, `${purpose}, the rest`)}${derive(seed, `${purpose}, the end`)}`
        .replace(GUID_PARTS, '$1-$2-4$3-A$4-$5')
        .toUpperCase(),
    twin: (value) => value.toLowerCase(),
  },
  {
    name: 'blanks inside',
    value: (seed, purpose) => `Desk  ${derive(seed, purpose)} West`,
    twin: (value) => value.replace('  ', ' '),
  },
  {
    name: 'a slash',
    value: (seed, purpose) => `${derive(seed, purpose)}/7`,
    twin: (value) => value.replace('/7', ''),
  },
  {
    name: 'characters of a URL',
    value: (seed, purpose) => `${derive(seed, purpose)}%41?b=c#d&e+f`,
    twin: (value) => value.replace('%41', 'A'),
  },
  {
    name: 'characters of JSON',
    value: (seed, purpose) => `${derive(seed, purpose)}\\u0041"'\\`,
    twin: (value) => value.replace('\\u0041', 'A'),
  },
  {
    name: 'characters of XML',
    value: (seed, purpose) => `${derive(seed, purpose)}&#65;<b>]]>`,
    twin: (value) => value.replace('&#65;', 'A'),
  },
  {
    name: 'letters beyond ASCII',
    value: (seed, purpose) => `Žofie-Ærø-Łódź-ß-東京-𠮷-${derive(seed, purpose)}`,
    twin: (value) => value.normalize('NFD').replace(/\p{M}/gu, ''),
  },
  {
    name: 'as long as the field allows',
    value: (seed, purpose, longest) => `${derive(seed, purpose)}${'xY'.repeat(Math.max(0, longest))}`.slice(0, longest),
    twin: (value) => value.replace(/.$/, 'z'),
  },
];
