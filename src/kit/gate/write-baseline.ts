// The text of a baseline file, written anew or changed in place: whoever keeps comments and an order of their own in it
// finds them again.

import { Document, isMap, isSeq, parseDocument, type YAMLSeq } from 'yaml';
import type { KnownFailure } from '../../report-model/baseline.ts';

const HEADER = ` Requirements that the connector is known not to meet: requirement, reason and, if it is to end, expires (a day).
 signoff certify --baseline holds a run against them; --update-baseline rewrites the list and keeps what stands.`;

/** The text of a baseline with `entries`: `text`, where there was one, without what is not among them. */
export function writeBaseline(text: string | undefined, entries: readonly KnownFailure[]): string {
  const document = text === undefined ? new Document() : parseDocument(text);
  if (text === undefined) document.commentBefore = HEADER;
  if (!isSeq(document.contents)) document.contents = document.createNode([]) as never;
  const list = document.contents as unknown as YAMLSeq;
  const before = list.items.map(idOf);
  const after = entries.map(({ requirement }) => requirement);
  if (text !== undefined && before.join() === after.join()) return text;
  const [first] = list.items;
  if (isMap(first) && !after.includes(idOf(first))) document.commentBefore ??= first.commentBefore ?? null; // what stands at the top is about the file, as a rule
  list.items = list.items.filter((item) => after.includes(idOf(item)));
  for (const { requirement, reason } of entries)
    if (!before.includes(requirement)) list.add(document.createNode({ requirement, reason }));
  list.flow = list.items.length === 0;
  return document.toString({ lineWidth: 120 });
}

const idOf = (item: unknown): string => (isMap(item) ? String(item.get('requirement')).trim() : '');
