// A file without what is wrong in its shape, so that what is wrong in the rest can be told in the same breath. Nothing is ever served of it.

import { ANSWER_WORDS } from '../../faults/fault.ts';
import type { ShapeIssue } from '../../yaml/shape-issue.ts';
import { type SwitchFile, switchFile } from './file-schema.ts';

/** What stands for a member that is missing or wrong. It says nothing that could be wrong itself. */
const answer = { status: 500 };
const STAND_INS: Readonly<Record<string, unknown>> = {
  ...{ switch: 'x', format: 1, title: 'x', profile: 'opencti', routes: {}, refusals: {} },
  provenance: { source: 'x', evidence: 'memory', date: '2000-01-01' },
  ...{ otherRefusals: answer, malformed: answer, notFound: answer, failed: answer },
  faults: Object.fromEntries(ANSWER_WORDS.map((word) => [word, answer])),
};

/** Each turn takes something away, or ends. */
const MOST_TURNS = 20;

/**
 * Undefined where too little is left, or where it is wrong what bodies are written in: much of the rest depends on that.
 *
 * @param value a file that has the shape of a mapping or of anything else; it stays as it is.
 */
export function withoutWrong(value: unknown, wrong: readonly Pick<ShapeIssue, 'path'>[]): SwitchFile | undefined {
  if (!isMapping(value)) return undefined;
  if (wrong.some(({ path }) => ['takes', 'answers', 'as'].includes(String(path.at(-1))))) return undefined;
  const left = structuredClone(value);
  let paths = wrong.map(({ path }) => path);
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    for (const { holder, name } of paths.map((path) => toRemove(left, path))) delete holder[name];
    for (const [name, member] of Object.entries(STAND_INS))
      if (!Object.hasOwn(left, name)) left[name] = structuredClone(member);
    const read = switchFile.safeParse(left);
    if (read.success) return read.data;
    paths = read.error.issues.flatMap((issue) => {
      const at = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
      return issue.code === 'unrecognized_keys' ? issue.keys.map((name) => [...at, name]) : [at];
    });
  }
  return undefined;
}

type Mapping = Record<string | number, unknown>;

const isMapping = (value: unknown): value is Mapping => typeof value === 'object' && value !== null;

/** What stands at the end of `path`, or, where nothing does, the nearest mapping above it. */
function toRemove(root: Mapping, path: readonly (string | number)[]): { holder: Mapping; name: string | number } {
  let found: { holder: Mapping; name: string | number } = { holder: {}, name: '' };
  let holder: unknown = root;
  for (const name of path) {
    if (!isMapping(holder) || !Object.hasOwn(holder, name)) break;
    found = { holder, name };
    holder = holder[name];
  }
  return found;
}
