// Floor files: YAML or JSON from a path, and each mistake in one with its line, its column, and what would be right.

import type { Policy } from '../core/model/policy.ts';
import type { Failure } from '../net/failure.ts';
import { type Found, wrongFile } from '../yaml/mistakes.ts';
import { readText } from '../yaml/text-file.ts';
import { readYaml, type YamlText } from '../yaml/yaml-text.ts';
import { quickJson } from './quick-json.ts';
import { type Judgement, validateFloor } from './validate-floor.ts';

export type FloorFromFile = Extract<Judgement, { snapshot: object }>;

/** The floor at `path`; `policy` counts where it has none. Throws `FloorUnreadable` or `FloorInvalid`. */
export async function readFloorFile(path: string, policy: Policy): Promise<FloorFromFile> {
  return parseFloor(await readText(path, { what: 'The floor file', code: 'FloorUnreadable' }), { path, policy });
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
  const { value, mistakes, isTooMuch, placeOf, spotOf } = readYaml(text, {
    what: 'a floor',
    advice: 'write the floor as JSON',
    mostLexemes,
  });
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

/** The failure that tells what is wrong in the file. */
const invalid = (path: string, found: readonly Found[], placeOf?: YamlText['placeOf']): Failure =>
  wrongFile({ what: 'The floor file', path, code: 'FloorInvalid', placeOf }, found);
