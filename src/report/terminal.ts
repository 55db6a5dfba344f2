// The verdict as a person reads it on a terminal or in a CI log.

import { relative } from 'node:path';
import type { Ruling, RunReport } from '../contract/run-report.ts';

const MARKS: Readonly<Record<Ruling['verdict'], string>> = {
  pass: 'pass',
  fail: 'FAIL',
  warn: 'warn',
  untestable: 'UNTESTABLE',
  'not-applicable': 'n/a',
};

/** One line a requirement, the reasons below those that did not pass, and the verdict of the run. */
export function formatVerdict(report: RunReport, folder: string, cwd: string): string {
  const { rulings, ruling, planned, connector } = report;
  const lines = ['', ...rulings.flatMap(formatRuling), ''];
  if (planned.length > 0) lines.push(`Planned, not exercised yet: ${planned.length} requirements.`, '');
  const counts = Object.keys(MARKS).flatMap((verdict) => {
    const count = rulings.filter((one) => one.verdict === verdict).length;
    return count === 0 ? [] : [`${count} ${verdict}`];
  });
  lines.push(`${connector.name} ${connector.version}: ${ruling.verdict.toUpperCase()} (${counts.join(', ')})`);
  if (ruling.reason !== undefined) lines.push(ruling.reason);
  lines.push(`Reports: ${relative(cwd, folder) || '.'}/ (certification.json, run.json, junit.xml, messages.ndjson)`);
  return `${lines.join('\n')}\n`;
}

function formatRuling(ruling: Ruling): string[] {
  const { id, level, verdict, requirement, reason } = ruling;
  const line = `${MARKS[verdict].padEnd(10)} ${id}  ${level.padEnd(6)}  ${requirement}`;
  if (verdict === 'pass') return [line];
  const failed = ruling.scenarios.filter(({ mismatch }) => mismatch !== undefined);
  const details = failed.flatMap(({ name, location, mismatch }) => [
    `             ${name} (${location})`,
    `               expected  ${mismatch?.expected.join('\n                    or  ') ?? ''}`,
    `               seen      ${mismatch?.seen ?? ''}`,
  ]);
  return details.length > 0 ? [line, ...details] : [line, ...(reason === undefined ? [] : [`             ${reason}`])];
}
