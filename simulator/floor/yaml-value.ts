// What a YAML document says, as plain values. Aliases are followed, unless they lead back to themselves or stand for more
// than anybody could have meant. It must not know what the values are about.

import { type Alias, type Document, isAlias, isScalar, isSeq, type Node } from 'yaml';
import type { YamlIssue, YamlText } from './yaml-document.ts';
import { type Found, membersOf, startOf } from './yaml-node.ts';

type Path = readonly (string | number)[];

export interface YamlValue {
  readonly value: unknown;
  readonly mistakes: readonly YamlIssue[];
  /** Whether something was left out, because aliases stand for too much. */
  readonly isPart: boolean;
  /** What each alias stands for. */
  readonly targets: ReadonlyMap<Node, Node>;
}

/** How many values may be had through aliases. */
const MOST_BORROWED = 1_000_000;
const TOO_MUCH = `stands for too much: all aliases together may stand for ${MOST_BORROWED.toLocaleString('en')} values`;

/** Reads all of `document`; of a member that is given twice the first counts. */
export function readValue(document: Document.Parsed | undefined, placeOf: YamlText['placeOf']): YamlValue {
  const mistakes: YamlIssue[] = [];
  const anchors = new Map<string, Node>();
  const targets = new Map<Node, Node>();
  const open = new Set<Node>();
  let lenders = 0;
  let borrowed = 0;

  function read(node: Found, path: Path): unknown {
    if (lenders > 0) borrowed += 1;
    if (!node || borrowed > MOST_BORROWED) return null;
    if (isAlias(node)) return follow(node, path);
    if (lenders === 0 && 'anchor' in node && node.anchor !== undefined) anchors.set(node.anchor, node);
    if (isScalar(node)) return node.value;
    open.add(node);
    const value = isSeq(node)
      ? node.items.map((item, index) => read(item as Found, [...path, index]))
      : readMembers(node, path);
    open.delete(node);
    return value;
  }

  function readMembers(node: Node, path: Path): object {
    const members: object = {};
    const given = new Map<string, number>();
    for (const { name, key, value } of membersOf(node)) {
      const before = given.get(name);
      if (before === undefined) {
        given.set(name, startOf(key));
        const member = { value: read(value, [...path, name]), enumerable: true };
        Object.defineProperty(members, name, member); // `__proto__` is a name like any other
      } else complain(key, `is given twice: it is in line ${placeOf(before).line} already`, [...path, name]);
    }
    return members;
  }

  function follow(alias: Alias, path: Path): unknown {
    const target = anchors.get(alias.source);
    if (target === undefined) return complain(alias, `there is no anchor &${alias.source} before the alias`, path);
    if (open.has(target))
      return complain(alias, `the alias *${alias.source} stands for a value that it is part of`, path);
    targets.set(alias, target);
    lenders += 1;
    const wasTooMuch = borrowed > MOST_BORROWED;
    const value = read(target, path);
    lenders -= 1;
    if (!wasTooMuch && borrowed > MOST_BORROWED) complain(alias, `the alias *${alias.source} ${TOO_MUCH}`, path);
    return value;
  }

  /** What is wrong with a value that is borrowed has been told where it stands. */
  function complain(node: Node, message: string, path: Path): null {
    if (lenders === 0) mistakes.push({ offset: startOf(node), message, path });
    return null;
  }

  return { value: read(document?.contents, []), mistakes, isPart: borrowed > MOST_BORROWED, targets };
}
