// run.json: the circumstances of one run: when, on what, how long.

import { exitCodeOf, type RunReport } from '../report-model/run-report.ts';
import { withoutSecrets } from './connector-flags.ts';

export function runJson(report: RunReport): string {
  const { kit, parameters, workers, outcomes, ruling, startedAt, finishedAt } = report;
  const counts: Record<string, number> = {};
  for (const { result } of outcomes) counts[result] = (counts[result] ?? 0) + 1;
  const record = {
    kit,
    parameters: withoutSecrets(parameters),
    workers,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt.toISOString(),
    durationMs: finishedAt.getTime() - startedAt.getTime(),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    processId: process.pid,
    scenarios: counts,
    verdict: ruling.verdict,
    exitCode: exitCodeOf(report),
  };
  return `${JSON.stringify(record, null, 2)}\n`;
}
