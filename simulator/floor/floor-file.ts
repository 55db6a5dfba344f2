// Floor files: YAML or JSON from a path, and each mistake in one with its line, its column, and what would be right.

import type { Policy } from '../core/model/policy.ts';
import { Failure, type Issue } from '../net/failure.ts';
import type { FloorIssue } from './floor-issue.ts';
import { quickJson } from './quick-json.ts';
import { readText } from './text-file.ts';
import { type Judgement, validateFloor } from './validate-floor.ts';
import { readYaml, type YamlText } from './yaml-text.ts';

export type FloorFromFile = Extract<Judgement, { snapshot: object }>;

/** Something wrong in the file; without an offset where the file is too much to be read once more for it. */
interface Found {
  readonly offset?: number | undefined;
  readonly path: FloorIssue['path'];
  message(): string;
}

const MISTAKES_SHOWN = 20;

/** The floor at `path`; `policy` counts where it has none. Throws `FloorUnreadable` or `FloorInvalid`. */
export async function readFloorFile(path: string, policy: Policy): Promise<FloorFromFile> {
  return parseFloor(await readText(path), { path, policy });
}

interface Reading {
  /** What the text is called. */
  readonly path: string;
  readonly policy: Policy;
  readonly mostLexemes?: number | undefined;
}

/** The floor that `text` tells of. JSON in which nothing is wrong takes the short way: it is read many times as fast. */
export function parseFloor(text: string, { path, policy, mostLexemes }: Reading): FloorFromFile {
  const json = quickJson(text);
  const quick = json && validateFloor(json.value, policy);
  if (quick?.snapshot !== undefined) return quick;
  const { value, mistakes, isTooMuch, placeOf, spotOf } = readYaml(text, mostLexemes);
  if (isTooMuch && quick !== undefined) throw invalid(path, quick.issues);
  const found = mistakes.map(({ message, ...rest }): Found => ({ path: [], ...rest, message: () => message }));
  if (value === undefined || spotOf === undefined)
    throw invalid(path, found.length > 0 ? found : [{ offset: 0, path: [], message: () => EMPTY }], placeOf);
  const judgement = validateFloor(value, policy, (at) => spotOf(at).source);
  if (judgement.snapshot !== undefined && mistakes.length === 0) return judgement;
  const told = new Set(mistakes.map(({ offset }) => offset));
  const issues = judgement.issues.map(({ path: at, of, message }) => {
    const { offset, nameOffset } = spotOf(at);
    return { offset: of === 'name' ? nameOffset : offset, path: at, message };
  });
  throw invalid(path, [...found, ...issues.filter(({ offset }) => !told.has(offset))], placeOf);
}

const EMPTY = 'the floor says nothing: a floor is a mapping with agents, queues, reasonCodes and a policy';

/** In the order of the file; as many as anybody reads at a time. */
function invalid(file: string, found: readonly Found[], placeOf?: YamlText['placeOf']): Failure {
  const inOrder = found.toSorted((a, b) => (a.offset ?? 0) - (b.offset ?? 0));
  const issues = inOrder.slice(0, MISTAKES_SHOWN).map(({ offset, path, message }): Issue => {
    const place = offset === undefined ? undefined : placeOf?.(offset);
    return { path: writePath(path), message: message(), ...place };
  });
  const lines = issues.map(({ path, message, line, column }) => {
    const place = [file, line, column].filter((part) => part !== undefined).join(':');
    return `  ${place}${path === '' ? ':' : ` ${path}:`} ${message}`;
  });
  if (found.length > issues.length) lines.push(`  and ${(found.length - issues.length).toLocaleString('en')} more`);
  const many = found.length === 1 ? 'a mistake' : `${found.length.toLocaleString('en')} mistakes`;
  return new Failure('FloorInvalid', `The floor file ${file} has ${many}:\n${lines.join('\n')}`, { issues });
}

/** `agents[3].defaultQueues[0]` */
function writePath(path: FloorIssue['path']): string {
  const steps = path.map((step, index) => {
    if (typeof step === 'number') return `[${step}]`;
    if (!/^[\w-]+$/.test(step)) return `[${JSON.stringify(step)}]`;
    return index === 0 ? step : `.${step}`;
  });
  return steps.join('');
}
