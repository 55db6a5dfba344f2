// The baseline file: a YAML list of known failures, read with every mistake named by its line. A typo must neither excuse
// what it does not mean nor be passed over.

import { isAlias, isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument, type YAMLMap } from 'yaml';
import { nearest } from '../../../simulator/index.ts';
import type { KnownFailure } from '../../report-model/baseline.ts';
import { KitFailure } from '../../report-model/failure.ts';
import type { Catalogue } from '../suite/catalogue.ts';

const KEYS = ['requirement', 'reason', 'expires'] as const;
/** Of more mistakes than this the rest is only counted. */
const TOLD = 20;

/** The entries of the baseline in `text`; `name` is how the user calls it. Throws `BaselineUnusable`. */
export function readBaseline(text: string, name: string, catalogue: Catalogue): readonly KnownFailure[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const reader = createReader((offset) => lines.linePos(offset).line, catalogue);
  for (const { pos, message } of document.errors) reader.complain(pos[0], message);
  const entries = document.errors.length > 0 ? [] : reader.readList(document.contents);
  if (reader.mistakes.length === 0) return entries;
  const told = reader.mistakes
    .toSorted((one, other) => one.line - other.line)
    .slice(0, TOLD)
    .map(({ line, sentence }) => `\n  line ${line}: ${sentence}`);
  const rest = reader.mistakes.length - told.length;
  throw new KitFailure(
    'BaselineUnusable',
    `The baseline ${name} cannot be used:${told.join('')}${rest > 0 ? `\n  and ${rest} more` : ''}`,
    { hint: 'A baseline is a YAML list of entries with requirement, reason and, if it is to end, expires.' },
  );
}

function createReader(lineOf: (offset: number) => number, { requirements }: Catalogue) {
  const mistakes: { readonly line: number; readonly sentence: string }[] = [];
  const seen = new Map<string, number>();

  const complain = (offset: number, sentence: string): undefined => {
    mistakes.push({ line: Math.max(1, lineOf(offset)), sentence });
    return undefined;
  };

  function readList(node: ParsedNode | null): readonly KnownFailure[] {
    if (node === null || (isScalar(node) && node.value === null)) return [];
    if (!isSeq(node)) return complain(start(node), 'here is to be a list of entries, each beginning with "- "') ?? [];
    return node.items.flatMap((item) => readEntry(item as ParsedNode) ?? []);
  }

  function readEntry(node: ParsedNode): KnownFailure | undefined {
    if (!isMap(node)) return complain(start(node), 'an entry is to hold requirement and reason');
    refuseUnknownKeys(node);
    const requirement = readText(node, 'requirement');
    const reason = readText(node, 'reason');
    const expires = node.has('expires') ? readText(node, 'expires') : undefined;
    if (requirement !== undefined) judgeId(requirement, place(node, 'requirement'));
    if (expires !== undefined && !isDate(expires))
      complain(place(node, 'expires'), `expires is to be a day such as 2027-01-31, not ${JSON.stringify(expires)}`);
    if (requirement === undefined || reason === undefined) return undefined;
    return { requirement, reason, expires, line: lineOf(start(node)) };
  }

  function refuseUnknownKeys(node: YAMLMap.Parsed): void {
    for (const { key } of node.items) {
      const name = isScalar(key) ? String(key.value) : 'something that is no word';
      if ((KEYS as readonly string[]).includes(name)) continue;
      const close = nearest(name, KEYS);
      complain(start(key), `an entry has no ${name}${close === undefined ? '' : `: is ${close} meant?`}`);
    }
  }

  function readText(node: YAMLMap.Parsed, key: (typeof KEYS)[number]): string | undefined {
    const value = node.get(key, true) as ParsedNode | undefined;
    if (value === undefined) return complain(start(node), `the entry has no ${key}`);
    if (isAlias(value)) return complain(start(value), `${key} is to be written out`);
    const text = isScalar(value) ? value.value : undefined;
    if (typeof text === 'string' && text.trim() !== '') return text.trim();
    return complain(start(value), `${key} is to be a text${text === '' || text === null ? ', not empty' : ''}`);
  }

  function judgeId(id: string, offset: number): void {
    const status = requirements.find((requirement) => requirement.id === id)?.status;
    const close = nearest(
      id,
      requirements.map((requirement) => requirement.id),
    );
    if (status === undefined)
      complain(offset, `there is no requirement ${id}${close === undefined ? '' : `: is ${close} meant?`}`);
    else if (status !== 'active') complain(offset, `${id} is ${status}: no scenario exercises it`);
    const before = seen.get(id);
    if (before !== undefined) complain(offset, `${id} stands in line ${before} already`);
    seen.set(id, lineOf(offset));
  }

  return { mistakes, complain, readList };
}

const start = (node: ParsedNode): number => node.range[0];

const place = (node: YAMLMap.Parsed, key: string): number => {
  const value = node.get(key, true) as ParsedNode | undefined;
  return value === undefined ? start(node) : start(value);
};

/** A day that there is in the calendar. */
function isDate(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
