// The text of a new switch's file: a skeleton, another switch's with its identity left to be said, or one whose routes come from an
// OpenAPI document. Comments stay as they are.

import { readFile } from 'node:fs/promises';
import { isMap, isScalar, type Node, type ParsedNode, parseDocument } from 'yaml';
import { readText } from '../../../yaml/text-file.ts';
import { gap } from '../gaps.ts';
import { parseSwitch } from '../read-switch.ts';

/** What stands in the file's first line, and what it is called there; a gap, where that is not known yet. */
export interface Heading {
  /** Where its JSON Schema lies, from the file. */
  readonly schema: string;
  readonly name?: string | undefined;
}

const QUESTIONS: readonly (readonly [path: readonly string[], question: string])[] = [
  [['switch'], 'its name, in lower case letters, digits and hyphens'],
  [['title'], 'what people call it'],
  [['provenance', 'source'], 'where it is known from'],
  [['provenance', 'evidence'], 'one of source, documentation, recording, memory'],
  [['provenance', 'date'], 'when that was looked at, as 2026-11-28'],
];

/** The switch at `path` with gaps for its name, its title and where it is known from. Throws `SwitchUnreadable` or `SwitchInvalid`. */
export async function likeSwitch(path: string, heading: Heading): Promise<string> {
  const text = await readText(path, { what: 'The switch file', code: 'SwitchUnreadable' });
  parseSwitch(text, path);
  return withHeading(withGaps(text), heading);
}

/** The skeleton that the package brings at `path`. */
export async function skeletonSwitch(path: string, heading: Heading): Promise<string> {
  return withHeading(await readFile(path, 'utf8'), heading);
}

/** From the end to the beginning, so that no offset moves. */
function withGaps(text: string): string {
  const { contents } = parseDocument(text);
  const spots = QUESTIONS.flatMap(([path, question]) => spotOf(contents, path, question)).toSorted(
    (one, other) => other.from - one.from,
  );
  return spots.reduce((changed, { from, to, put }) => changed.slice(0, from) + put + changed.slice(to), text);
}

interface Spot {
  readonly from: number;
  readonly to: number;
  readonly put: string;
}

/** Where the value at a path stands; nowhere, where it is an alias of something that is said elsewhere. */
function spotOf(root: ParsedNode | null, path: readonly string[], question: string): readonly Spot[] {
  let node: Node | null | undefined = root;
  for (const step of path) node = isMap(node) ? (node.get(step, true) as Node | undefined) : undefined;
  const range = isScalar(node) ? node.range : undefined;
  return range ? [{ from: range[0], to: range[1], put: `'${gap(question)}'` }] : [];
}

const SCHEMA_LINE = /^\uFEFF?# yaml-language-server: \$schema=.*(\r?\n|$)/;

/** The first line names the schema; the name is said, where it is known. */
export function withHeading(text: string, { schema, name }: Heading): string {
  const headed = `# yaml-language-server: $schema=${schema}\n${text.replace(SCHEMA_LINE, '')}`;
  return name === undefined ? headed : headed.replace(/^switch: .*$/m, () => `switch: ${name}`);
}
