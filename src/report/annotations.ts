// Annotations for GitHub Actions: each requirement that is not met, at the scenario that shows it, and each entry of a
// baseline that is to go, at its line.

import type { KnownFailure } from '../report-model/baseline.ts';
import { isUnmet } from '../report-model/requirement.ts';
import { exitCodeOf, type Ruling, type RunReport } from '../report-model/run-report.ts';
import { asCommandData, asCommandProperty } from './escape.ts';
import { expectationLines } from './failure-text.ts';
import { knownAs, knownWords } from './gate-text.ts';

/** Where files are, as paths from the workspace; absent: they are not in it, and only named. */
export interface Places {
  readonly features?: string | undefined;
  readonly baseline?: string | undefined;
}

interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
  readonly file?: string | undefined;
  readonly line?: number | string | undefined;
}

/** Workflow commands, one a line. */
export function annotationsOf(report: RunReport, places: Places): readonly string[] {
  const why = reasonOf(report);
  const unmet = report.rulings.filter(isUnmet);
  const { stale = [], expired = [] } = report.gate ?? {};
  const entry = (why: string) => (known: KnownFailure) => entryAnnotation(known, why, places);
  return [
    ...(why === undefined ? [] : [{ level: 'error', title: 'Signoff', message: why } as const]),
    ...unmet.map((ruling) => rulingAnnotation(ruling, report, places)),
    ...stale.map(entry('is met by now: take the entry away')),
    ...expired.map(entry('has expired')),
  ].map(toCommand);
}

/** For a command that could not do its work: one workflow command, as a line. */
export const failureAnnotation = (message: string): string =>
  `${toCommand({ level: 'error', title: 'Signoff', message })}\n`;

/** Why there is no verdict, or why the gate is closed though nothing that was ruled on closes it. */
function reasonOf(report: RunReport): string | undefined {
  const { ruling, gate, blockers } = report;
  const exitCode = exitCodeOf(report);
  if (exitCode === 0 || (exitCode === 1 && blockers.some((id) => knownAs(id, gate) === undefined))) return undefined;
  return gate?.reason ?? ruling.reason ?? `The verdict is ${ruling.verdict}.`;
}

function rulingAnnotation(ruling: Ruling, { gate, blockers }: RunReport, { features }: Places): Annotation {
  const { id, level, verdict, requirement, scenarios, reason } = ruling;
  const bad = scenarios.find(({ result }) => result !== 'passed' && result !== 'not-applicable');
  const [file, line] = bad?.location.split(':') ?? [];
  const known = knownAs(id, gate);
  const why = bad === undefined ? [reason ?? ''] : [...expectationLines(bad), `scenario   features/${bad.location}`];
  return {
    level: known === undefined ? (blockers.includes(id) ? 'error' : 'warning') : 'notice',
    title: `${id} (${level}): ${verdict}${known === undefined ? '' : ', known'}`,
    message: [requirement, ...why, ...(known === undefined ? [] : [`known: ${knownWords(known)}`])].join('\n'),
    ...(features === undefined || file === undefined ? {} : { file: `${features}/${file}`, line }),
  };
}

const entryAnnotation = ({ requirement, line }: KnownFailure, why: string, { baseline }: Places): Annotation => ({
  ...{ level: 'error', title: 'Baseline', message: `${requirement} ${why}.` },
  ...(baseline === undefined ? {} : { file: baseline, line }),
});

function toCommand({ level, title, message, file, line }: Annotation): string {
  const properties = Object.entries({ file, line, title }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${asCommandProperty(String(value))}`],
  );
  return `::${level} ${properties.join(',')}::${asCommandData(message)}`;
}
