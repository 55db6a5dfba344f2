// certification.json: what was found, and nothing that differs from one run to the next.

import type { RunReport, ScenarioOutcome } from '../contract/run-report.ts';

export function certificationJson(report: RunReport): string {
  const { kit, connector, parameters, isStrict = false, planned, rulings, tiers, ruling } = report;
  const { dialect, profile, seed } = parameters;
  const strict = isStrict || undefined;
  const requirements = rulings.map(({ id, level, verdict, scenarios, mismatch, reason }) => ({
    id,
    level,
    verdict,
    scenarios: scenarios.map(describe),
    mismatch,
    reason,
  }));
  const { verdict, reason } = ruling;
  return `${JSON.stringify({ kit, connector, dialect, profile, seed, strict, verdict, reason, tiers, requirements, planned }, null, 2)}\n`;
}

const describe = ({ name, location, result }: ScenarioOutcome) => ({ name, location, result });
