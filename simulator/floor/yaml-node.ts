// Nodes of a YAML document: what a mapping's members are called, and where the node at a path stands.
// It must not know what the nodes are about.

import { isMap, isScalar, isSeq, type Node } from 'yaml';

/** Null where a name stands without a value. */
export type Found = Node | null | undefined;

type Path = readonly (string | number)[];

interface Member {
  readonly name: string;
  readonly key: Node;
  readonly value: Found;
}

/** The members of a mapping, in order; none, where `node` is no mapping. */
export function membersOf(node: Found): readonly Member[] {
  if (!isMap(node)) return [];
  return node.items.map(({ key, value }) => ({
    name: isScalar(key) ? String(key.value) : '',
    key: key as Node,
    value: value as Found,
  }));
}

/** The offset at which `node` begins in the text. */
export const startOf = (node: Node): number => node.range?.[0] ?? 0;

export interface Spot {
  /** Where the value begins; what is nearest above it, where it is missing. */
  readonly offset: number;
  /** Where the member's name begins; its value, where it has none. */
  readonly nameOffset: number;
  /** How it is written, where it is a word, a number or a text. */
  readonly source: string | undefined;
}

/** Finds the way from `root` down a path, through aliases to their `targets`. */
export function createFinder(root: Found, targets: ReadonlyMap<Node, Node>): (path: Path) => Spot {
  const membersByName = new Map<Node, ReadonlyMap<string, Member>>();
  const memberOf = (holder: Node, name: string): Member | undefined => {
    const known = membersByName.get(holder) ?? indexByName(membersOf(holder));
    membersByName.set(holder, known);
    return known.get(name);
  };
  const enter = (node: Found, step: string | number): { value: Found; key?: Node } | undefined => {
    const holder = (node && targets.get(node)) ?? node;
    if (!holder) return undefined;
    if (typeof step === 'string') return memberOf(holder, step);
    const value = isSeq(holder) ? (holder.items[step] as Found) : undefined;
    return value ? { value } : undefined;
  };
  return (path) => {
    let node = root;
    let spot = spotOf(root, 0);
    for (const step of path) {
      const inner = enter(node, step);
      if (inner === undefined) return { ...spot, nameOffset: spot.offset, source: undefined };
      node = inner.value;
      spot = spotOf(node, spot.offset, inner.key);
    }
    return spot;
  };
}

/** Of a name that is given twice the first counts. */
const indexByName = (members: readonly Member[]): ReadonlyMap<string, Member> =>
  new Map(members.toReversed().map((member) => [member.name, member]));

function spotOf(node: Found, above: number, key?: Node): Spot {
  const nameOffset = key === undefined ? undefined : startOf(key);
  const offset = node ? startOf(node) : (nameOffset ?? above);
  return { offset, nameOffset: nameOffset ?? offset, source: isScalar(node) ? node.source : undefined };
}
