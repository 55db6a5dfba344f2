// The score of the suite against generated mutants: how many of all that were generated it killed. Nobody leaves the
// denominator: not who survives for a good reason, nor who could not be judged.

import type { MutantResult } from '@stryker-mutator/api/core';
import { type Comparison, compare, type KnownSurvivor, type Mutation, shortened } from './survivors.ts';

/** How a mutant can end. */
const ENDS = ['killed', 'survived', 'not played', 'not judged'] as const;
type End = (typeof ENDS)[number];

const END: Readonly<Record<MutantResult['status'], End>> = {
  Killed: 'killed',
  Survived: 'survived',
  NoCoverage: 'not played',
  RuntimeError: 'not judged',
  CompileError: 'not judged',
  Timeout: 'not judged',
  Ignored: 'not judged',
  Pending: 'not judged',
};

/** A mutant that was tried; `line` counts from 1. */
export interface Mutant extends Mutation {
  readonly line: number;
  readonly end: End;
  /** What was seen where it was killed, or why it was not judged. */
  readonly seen: string;
}

export interface Score extends Comparison<Mutant> {
  readonly mutants: readonly Mutant[];
  /** Killed in 100 of all. */
  readonly killedIn100: number;
}

/** A result of Stryker's, with the text of its source and its path from the package's root. */
export function toMutant(result: MutantResult, source: string, file: string): Mutant {
  const { mutatorName: mutator, replacement = '', location, status, statusReason: seen = '' } = result;
  const original = shortened(textAt(source, location));
  return {
    file,
    mutator,
    original,
    replacement: shortened(replacement),
    line: location.start.line,
    end: END[status],
    seen,
  };
}

/** Lines and columns count from 1. */
function textAt(source: string, { start, end }: MutantResult['location']): string {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return lines
    .map((line, at) => line.slice(at === 0 ? start.column - 1 : 0, at === last ? end.column - 1 : undefined))
    .join('\n');
}

/** Who was neither killed nor judged is a survivor as well. */
export function scoreOf(mutants: readonly Mutant[], known: readonly KnownSurvivor[]): Score {
  const alive = mutants.filter(({ end }) => end !== 'killed');
  const killedIn100 = (100 * (mutants.length - alive.length)) / mutants.length;
  return { mutants, killedIn100, ...compare(alive, known) };
}

/** The score in Markdown, which reads well on a terminal too. */
export function formatScore({ mutants, killedIn100, explained, unexplained, stale }: Score): string {
  const killed = mutants.filter(({ end }) => end === 'killed').length;
  return [
    `Score: ${killedIn100.toFixed(1)} in 100: ${killed} of ${mutants.length} generated mutants were killed by name.`,
    tableOf(mutants),
    section('Not killed, and no reason given', unexplained.map(describe)),
    section(
      'Not killed, and why it does not matter',
      explained.map((one) => `${describe(one)}\n  ${one.why.trim()}`),
    ),
    section('Listed as survivors, and killed or no longer there', stale.map(nameOf)),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function tableOf(mutants: readonly Mutant[]): string {
  const files = [...new Set(mutants.map(({ file }) => file))].sort();
  const row = (name: string, own: readonly Mutant[]) => {
    const counts = ENDS.map((end) => own.filter((mutant) => mutant.end === end).length);
    return [name, own.length, ...counts, ((100 * (counts[0] ?? 0)) / own.length).toFixed(1)];
  };
  const rows = [
    ['file', 'mutants', ...ENDS, 'in 100'],
    ['---', ...ENDS.map(() => '---:'), '---:', '---:'],
    ...files.map((file) =>
      row(
        file,
        mutants.filter((mutant) => mutant.file === file),
      ),
    ),
    row('all', mutants),
  ];
  return rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const section = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `${title} (${lines.length}):\n\n${lines.map((line) => `- ${line}`).join('\n')}`;

const describe = (mutant: Mutant): string =>
  `line ${mutant.line}: ${nameOf(mutant)}${mutant.end === 'survived' ? '' : ` (${mutant.end}: ${mutant.seen.split('\n')[0]})`}`;

const nameOf = ({ file, mutator, original, replacement }: Mutation): string =>
  `${file} ${mutator}: \`${original}\` -> \`${replacement}\``;
