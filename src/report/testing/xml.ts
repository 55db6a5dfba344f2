// What the tests of XML and SVG reports share: a reader that takes nothing but well-formed XML, as far as our reports use it.

import assert from 'node:assert/strict';

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** All text directly in it, decoded. */
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The root element of `xml`. Fails where it is not well-formed. */
export function parseXml(xml: string): Element {
  assert.doesNotMatch(xml, /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u, 'XML holds no such character');
  const root = { name: '', attributes: {}, children: [] as Element[], text: '' };
  const open: { name: string; children: Element[]; text: string }[] = [root];
  let rest = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  while (rest !== '') {
    const [token = '', closing, name = '', attributes = '', empty, text] =
      /^<(\/?)([\w-]+)((?: [\w:-]+="[^"<]*")*)(\/?)>|^([^<]+)/.exec(rest) ?? [];
    assert.ok(token !== '', `no tag: ${rest.slice(0, 80)}`);
    rest = rest.slice(token.length);
    const parent = open.at(-1);
    assert.ok(parent, `nothing is open: ${token}`);
    if (text !== undefined) parent.text += decode(text);
    else if (closing) assert.equal(open.pop()?.name, name);
    else {
      const element = { name, attributes: readAttributes(attributes), children: [], text: '' };
      parent.children.push(element);
      if (!empty) open.push(element);
    }
  }
  assert.equal(open.length, 1, 'every element is closed');
  assert.equal(root.children.length, 1, 'there is one root');
  return root.children[0] as Element;
}

/** An element and all below it, in order. */
export const allOf = (element: Element): readonly Element[] => [element, ...element.children.flatMap(allOf)];

function readAttributes(text: string): Record<string, string> {
  const found = [...text.matchAll(/([\w:-]+)="([^"]*)"/g)];
  const attributes = Object.fromEntries(found.map(([, name = '', value = '']) => [name, decodeAttribute(value)]));
  assert.equal(Object.keys(attributes).length, found.length, `an attribute stands twice: ${text}`);
  return attributes;
}

function decodeAttribute(value: string): string {
  assert.doesNotMatch(value, /[\t\n\r]/, 'a reader would make a blank of it');
  return decode(value);
}

function decode(value: string): string {
  return value.replace(/&(#?)([^;]*);?/g, (entity, isNumber, name) => {
    const character = isNumber ? String.fromCodePoint(Number(name)) : ENTITIES[name];
    assert.ok(entity.endsWith(';') && character !== undefined, `no entity: ${entity}`);
    return character;
  });
}
