// What the bodies of a described switch are written in: how each is read, how a tree is written, and which trees cannot be.

import { holdsSecret } from '../../engine/secrets.ts';
import { Failure } from '../../net/failure.ts';
import { isXmlName, parseXml, writeXml } from '../../net/xml.ts';
import { type BodyNotation, JSON_NOTATION } from '../http-mask.ts';

export const FORMAT_NAMES = ['json', 'xml', 'form', 'text'] as const;

export type FormatName = (typeof FORMAT_NAMES)[number];

export type Members = Readonly<Record<string, unknown>>;

interface Format {
  readonly type: string;
  /** Throws a `Failure` where it is none. */
  read(text: string): unknown;
  /** Throws where the tree cannot be written so. */
  write(tree: unknown): string;
  /** Why no such tree can be written, as far as it shows before its templates are filled; undefined: it can. */
  fault(tree: unknown): string | undefined;
  /** What stands side by side in it: what a fault adds to, and changes. */
  members(tree: unknown): Members;
  /** The tree with other members. */
  withMembers(tree: unknown, members: Members): unknown;
  /** How the journal reads it, to mask its secrets. */
  readonly shown: BodyNotation;
}

const isMapping = (tree: unknown): tree is Members =>
  typeof tree === 'object' && tree !== null && !Array.isArray(tree) && !('each' in tree);

const membersOf = (tree: unknown): Members => (isMapping(tree) ? tree : {});

const isTemplate = (text: string): boolean => text.includes('{{') || text.includes('{%');

function readForm(text: string): Members {
  const pairs = new URLSearchParams(text);
  if (pairs.has('__proto__')) throw new Failure('InvalidRequest', 'The body is no form: __proto__ cannot be a name.');
  return Object.fromEntries(pairs);
}

const writeForm = (tree: unknown): string =>
  new URLSearchParams(
    Object.entries(membersOf(tree)).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, scalarText(value)] as [string, string]],
    ),
  ).toString();

const scalarText = (value: unknown): string =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');

/** The root of XML, and what is in it. */
function rootOf(tree: unknown): readonly [name: string, inner: Members] {
  const [name = 'body', inner] = Object.entries(membersOf(tree))[0] ?? [];
  return [name, isMapping(inner) ? inner : { '#text': inner ?? '' }];
}

function xmlFault(tree: unknown): string | undefined {
  const names = Object.keys(membersOf(tree));
  const [root = ''] = names;
  const inner = membersOf(tree)[root];
  const isOne = names.length === 1 && !/^[@#]/.test(root) && !Array.isArray(inner);
  if (!isOne || (typeof inner === 'object' && inner !== null && 'each' in inner))
    return 'is no XML: one element stands around all others, so the body is a mapping with one member';
  return nameFault(tree);
}

/** The first name that nothing in XML can have. */
function nameFault(tree: unknown): string | undefined {
  if (Array.isArray(tree)) return tree.map(nameFault).find((found) => found !== undefined);
  if (typeof tree !== 'object' || tree === null) return undefined;
  if ('each' in tree) return nameFault((tree as { readonly body?: unknown }).body);
  for (const [name, inner] of Object.entries(tree)) {
    if (name !== '#text' && !isTemplate(name) && !isXmlName(name.replace(/^@/, '')))
      return `is no XML: nothing in it can be called ${JSON.stringify(name)}`;
    const found = nameFault(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}

const formFault = (tree: unknown): string | undefined =>
  isMapping(tree) && Object.values(tree).every((value) => typeof value !== 'object' || value === null)
    ? undefined
    : 'is no form: that is a mapping of names to texts, with no mapping and no list in it';

export const FORMATS: Readonly<Record<FormatName, Format>> = {
  json: {
    type: 'application/json',
    read: JSON_NOTATION.read,
    write: JSON_NOTATION.write,
    fault: () => undefined,
    members: membersOf,
    withMembers: (_tree, members) => members,
    shown: JSON_NOTATION,
  },
  xml: {
    type: 'application/xml',
    read: parseXml,
    write: writeXml,
    fault: xmlFault,
    members: (tree) => rootOf(tree)[1],
    withMembers: (tree, members) => ({ [rootOf(tree)[0]]: members }),
    shown: { name: 'XML', read: parseXml, write: writeXml },
  },
  form: {
    type: 'application/x-www-form-urlencoded',
    read: readForm,
    write: writeForm,
    fault: formFault,
    members: membersOf,
    withMembers: (_tree, members) => members,
    shown: { name: 'a form', read: readForm, write: writeForm, escape: '%' },
  },
  text: {
    type: 'text/plain',
    read: (text) => text,
    write: scalarText,
    fault: (tree) => (typeof tree === 'string' ? undefined : 'is no text, and text is what is answered here'),
    members: (tree) => ({ text: tree }),
    withMembers: (_tree, members) => Object.values(members).map(scalarText).join(''),
    shown: { name: 'free of secrets', read: textWithoutSecret, write: String },
  },
};

/** A text has no names by which a secret in it could be told: where there may be one, none of it is shown. */
function textWithoutSecret(text: string): string {
  if (holdsSecret(text)) throw new Failure('InvalidRequest', 'The body is a text in which there may be a secret.');
  return text;
}
