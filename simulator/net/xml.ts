// XML as a tree of plain values, both ways. An element is its text; one that has attributes or elements in it is a mapping: `@name`
// an attribute, `name` an element, or the list of all that are called so, `#text` what stands between them. What is not well
// formed is refused, and so is whoever brings a document type: no entity is taken from outside, and none stands for others.

import { SaxesParser } from 'saxes';
import { Failure } from './failure.ts';

/** How many elements may stand inside one another, as of JSON. */
const DEPTH_LIMIT = 32;

type Members = Map<string, unknown>;

interface Open {
  readonly name: string;
  readonly members: Members;
  text: string;
}

/** What `text` says: one member, the root. Throws `InvalidRequest` where it is no XML that is taken; it is not quoted. */
export function parseXml(text: string): Readonly<Record<string, unknown>> {
  const parser = new SaxesParser({ fileName: '' });
  const document: Open = { name: '', members: new Map(), text: '' };
  const open: Open[] = [document];
  parser.on('error', () => {
    throw notTaken(`it is not well formed, line ${parser.line}, column ${parser.column}`);
  });
  parser.on('doctype', () => {
    throw notTaken('it has a document type');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > DEPTH_LIMIT) throw notTaken(`it is nested more than ${DEPTH_LIMIT} levels deep`);
    const members: Members = new Map();
    for (const [attribute, value] of Object.entries(attributes)) members.set(`@${named(attribute)}`, String(value));
    open.push({ name: named(name), members, text: '' });
  });
  const addText = (more: string) => {
    const last = open.at(-1) as Open;
    last.text += more;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const closed = open.pop() as Open;
    add((open.at(-1) as Open).members, closed.name, valueIn(closed));
  });
  parser.write(text).close();
  return Object.fromEntries(document.members);
}

const notTaken = (why: string): Failure => new Failure('InvalidRequest', `The body is not XML: ${why}.`);

/** Refused as it is in JSON. */
function named(name: string): string {
  if (name === '__proto__') throw notTaken('__proto__ cannot be a name');
  return name;
}

function valueIn({ members, text }: Open): unknown {
  if (members.size === 0) return text;
  if (text.trim() !== '') members.set('#text', text);
  return Object.fromEntries(members);
}

/** Beside others of its name it is in a list. */
function add(members: Members, name: string, value: unknown): void {
  const before = members.get(name);
  if (Array.isArray(before)) before.push(value);
  else members.set(name, before === undefined ? value : [before, value]);
}

const NAME = /^(?:[\p{L}_][\p{L}\p{M}\p{N}._-]*:)?[\p{L}_][\p{L}\p{M}\p{N}._-]*$/u;

/** Whether an element, or an attribute, can be called so. */
export const isXmlName = (name: string): boolean => NAME.test(name);

/** The tree as a document. Throws where it is none: it has one root, and names and characters of XML. */
export function writeXml(tree: unknown): string {
  const roots = Object.entries(isMapping(tree) ? tree : {});
  const [root] = roots;
  if (root === undefined || roots.length > 1 || Array.isArray(root[1]))
    throw new Error('XML has one element around all others');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(...root)}\n`;
}

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list is the element once for each; what is undefined is none. */
function element(name: string, value: unknown): string {
  if (value === undefined) return '';
  if (!isXmlName(name)) throw new Error(`nothing in XML can be called ${JSON.stringify(name)}`);
  if (Array.isArray(value)) return value.map((one) => element(name, Array.isArray(one) ? { item: one } : one)).join('');
  if (!isMapping(value)) return tagged(name, '', textOf(value));
  let [attributes, inner] = ['', ''];
  for (const [member, one] of Object.entries(value))
    if (member === '#text') inner += textOf(one);
    else if (member.startsWith('@')) attributes += attribute(member.slice(1), one);
    else inner += element(member, one);
  return tagged(name, attributes, inner);
}

const tagged = (name: string, attributes: string, inner: string): string =>
  inner === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${inner}</${name}>`;

function attribute(name: string, value: unknown): string {
  if (value === undefined) return '';
  if (!isXmlName(name)) throw new Error(`nothing in XML can be called ${JSON.stringify(name)}`);
  return ` ${name}="${textOf(value).replace(/[\t\n]/g, (one) => `&#${one.charCodeAt(0)};`)}"`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** What no XML can hold, be it escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is they that are looked for
const NO_CHARACTER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\p{Cs}]/u;

function textOf(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(isMapping(value) ? JSON.stringify(value) : value);
  if (NO_CHARACTER.test(text)) throw new Error('a character stands in a text that cannot be in XML');
  return escapedXml(text);
}

/** A text as it stands in XML, between tags or quotes. */
export const escapedXml = (text: string): string => text.replace(/[&<>"\r]/g, (one) => ESCAPES[one] as string);
