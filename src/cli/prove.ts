// `signoff prove`: the suite against the mutants, and the kill matrix.

import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { runProof } from '../kit/mutation/prove.ts';
import type { DecliningChoice } from '../kit/suite/declining.ts';
import { killMatrixJson } from '../report/kill-matrix.ts';
import { formatProof, introduceProof } from '../report/kill-matrix-text.ts';
import { createCounter } from '../report/progress.ts';
import { KILL_MATRIX, prepareFolder, writeReports } from '../report/reports.ts';
import type { Environment } from './environment.ts';
import { explain, NOT_DONE, orFailure } from './explain-error.ts';

/** What was chosen; what was not is left out. */
export interface ProveOptions {
  readonly dialect?: string;
  readonly full?: boolean;
  readonly own?: boolean;
  readonly declining?: DecliningChoice;
  readonly workers?: number;
  readonly reports?: string;
  readonly json?: boolean;
}

/** Answers the exit code: 1 where the suite has an issue. Throws a `KitFailure` where nothing can be said. */
export async function prove(
  options: ProveOptions,
  { stdout, stderr, raw, cwd, stopped }: Environment,
): Promise<number> {
  const {
    dialect,
    full = false,
    own = false,
    declining = 'pairs',
    workers = Math.ceil(1.5 * availableParallelism()),
    json = false,
  } = options;
  const folder = resolve(cwd, options.reports ?? 'reports');
  await prepareFolder(folder, KILL_MATRIX);
  const counter = createCounter(json ? { write: () => undefined } : raw.stdout);
  const proof = await runProof({
    dialect,
    folder: cwd,
    isFull: full,
    isOwn: own,
    declining,
    workers,
    stopped,
    onStart: (members, leftOut) => {
      if (!json) stdout.write(introduceProof({ members, leftOut }, { isFull: full, workers }));
      counter.expect(members.length);
    },
    onTrial: ({ member }) => counter.count(member.name),
  }).finally(counter.end);
  const unwritten = await orFailure(writeReports(proof, folder, KILL_MATRIX));
  const place = unwritten === undefined ? folder : undefined;
  stdout.write(json ? killMatrixJson(proof) : formatProof(proof, place, cwd));
  if (unwritten === undefined) return proof.exitCode;
  stderr.write(explain(unwritten, NOT_DONE).text);
  return proof.exitCode || NOT_DONE;
}
