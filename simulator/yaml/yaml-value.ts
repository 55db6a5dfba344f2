// What a YAML document says, as plain values, and where each stands in the text. Aliases are followed, unless they lead back
// to themselves or stand for more than anybody could have meant. The library's own way takes a look at all anchors for each
// alias, and at all names for each name. It must not know what the values are about.

import { isAlias, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';

type Path = readonly (string | number)[];
/** Null where a name stands without a value. */
type Found = Node | null | undefined;

/** Something wrong in the text, and where. */
export interface YamlIssue {
  readonly offset: number;
  readonly message: string;
  readonly path?: Path | undefined;
}

export interface YamlValue {
  /** Undefined where aliases stand for too much. */
  readonly value: unknown;
  readonly mistakes: readonly YamlIssue[];
  spotOf(path: Path): Spot;
}

interface Spot {
  /** Where the value begins; what is nearest above it, where it is missing. */
  readonly offset: number;
  /** Where the member's name begins; its value, where it has none. */
  readonly nameOffset: number;
  /** How it is written, where it is a word, a number or a text. */
  readonly source?: string | undefined;
}

/** How many values may be had through aliases. */
const MOST_BORROWED = 1_000_000;
const TOO_MUCH = `stands for too much: all aliases together may stand for ${MOST_BORROWED.toLocaleString('en')} values`;

const startOf = (node: Node): number => node.range?.[0] ?? 0;
const nameOf = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : '');

/** Reads all of `contents`; of a member that is given twice the last counts. */
export function readValue(contents: Node, placeOf: (offset: number) => { readonly line: number }): YamlValue {
  const mistakes: YamlIssue[] = [];
  /** What each stands for, and how many values that is; nothing as long as it is being read. */
  const anchors = new Map<string, { value: unknown; size: number } | undefined>();
  const nodes = new Map<unknown, Node>();
  let size = 0;
  let borrowed = 0;

  function read(node: Found, path: Path): unknown {
    if (isAlias(node)) return follow(node, path);
    const before = size;
    size += 1;
    if (!node) return null;
    const { anchor } = node as { anchor?: string };
    if (anchor !== undefined) anchors.set(anchor, undefined);
    const value = isScalar(node) ? node.value : readCollection(node, path);
    if (anchor !== undefined) anchors.set(anchor, { value, size: size - before });
    return value;
  }

  function readCollection(node: Node, path: Path): object {
    const value = isSeq(node)
      ? node.items.map((item, index) => read(item as Found, [...path, index]))
      : readMembers(isMap(node) ? node.items : [], path);
    nodes.set(value, node);
    return value;
  }

  function readMembers(pairs: readonly Pair[], path: Path): object {
    const members: Map<string, { key: Node; value: unknown }> = new Map();
    for (const pair of pairs) {
      const [name, key] = [nameOf(pair), pair.key as Node];
      const before = members.get(name);
      if (before !== undefined) {
        const { line } = placeOf(startOf(before.key));
        complain(key, `is given twice: it is in line ${line} already`, [...path, name]);
      }
      members.set(name, { key, value: read(pair.value as Found, [...path, name]) });
    }
    return Object.fromEntries([...members].map(([name, { value }]) => [name, value])); // `__proto__` as well
  }

  function follow(alias: Node & { source: string }, path: Path): unknown {
    const { source } = alias;
    const target = anchors.get(source);
    if (!anchors.has(source)) return complain(alias, `there is no anchor &${source} before the alias`, path);
    if (!target) return complain(alias, `the alias *${source} stands for a value that it is part of`, path);
    const isFirst = borrowed <= MOST_BORROWED;
    size += target.size;
    borrowed += target.size;
    if (isFirst && borrowed > MOST_BORROWED) complain(alias, `the alias *${source} ${TOO_MUCH}`, path);
    return target.value;
  }

  function complain(node: Node, message: string, path: Path): null {
    mistakes.push({ offset: startOf(node), message, path });
    return null;
  }

  const value = read(contents, []);
  return {
    value: borrowed > MOST_BORROWED ? undefined : value,
    mistakes,
    spotOf: createFinder(contents, value, nodes),
  };
}

/** Finds the way down from `root`, which is what `contents` says, by the `nodes` of all that is in it. */
function createFinder(contents: Node, root: unknown, nodes: ReadonlyMap<unknown, Node>): YamlValue['spotOf'] {
  const pairsByName = new Map<Node, ReadonlyMap<string | number, Pair>>();
  const pairOf = (holder: Node | undefined, step: string | number): { key?: unknown; value?: unknown } | undefined => {
    if (isSeq(holder)) return { value: holder.items[step as number] };
    if (!isMap(holder)) return undefined;
    const known = pairsByName.get(holder) ?? new Map(holder.items.map((pair) => [nameOf(pair), pair]));
    pairsByName.set(holder, known);
    return known.get(step);
  };
  return (path) => {
    let [value, spot] = [root, spotOf(contents, 0)];
    for (const step of path) {
      const pair = pairOf(nodes.get(value), step);
      if (!(pair?.key ?? pair?.value)) return { offset: spot.offset, nameOffset: spot.offset };
      spot = spotOf(pair?.value as Found, spot.offset, pair?.key as Node | undefined);
      value = (value as Record<string | number, unknown>)[step];
    }
    return spot;
  };
}

function spotOf(node: Found, above: number, key?: Node): Spot {
  const offset = node ? startOf(node) : key ? startOf(key) : above;
  return { offset, nameOffset: key ? startOf(key) : offset, source: isScalar(node) ? node.source : undefined };
}
