// run.json: the circumstances of one run: when, on what, how long.

import type { RunReport } from '../contract/run-report.ts';
import { withoutSecrets } from './connector-flags.ts';

export function runJson({ kit, parameters, workers, outcomes, ruling, startedAt, finishedAt }: RunReport): string {
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
    exitCode: ruling.exitCode,
  };
  return `${JSON.stringify(record, null, 2)}\n`;
}
