// certification.json: what was found, and nothing that differs from one run to the next.

import type { KnownFailure } from '../report-model/baseline.ts';
import { descriptionIn } from '../report-model/description.ts';
import type { Ruling, RunReport, ScenarioOutcome } from '../report-model/run-report.ts';

export function certificationJson(report: RunReport): string {
  const { kit, connector, parameters, isTls, isStrict, planned, rulings, tiers, ruling } = report;
  const gate = describeGate(report);
  const { dialect, profile, seed } = parameters;
  const [tls, strict] = [isTls || undefined, isStrict || undefined];
  const requirements = rulings.map(describeRuling);
  const { verdict, reason } = ruling;
  return `${JSON.stringify({ kit, connector, dialect, switch: descriptionIn(parameters), profile, seed, tls, strict, verdict, reason, gate, tiers, requirements, planned }, null, 2)}\n`;
}

/** A ruling, with what its scenarios came to. */
export const describeRuling = ({ id, level, verdict, scenarios, mismatch, reason }: Ruling) => ({
  ...{ id, level, verdict, scenarios: scenarios.map(describe), mismatch, reason },
});

function describeGate({ gate }: RunReport): object | undefined {
  if (gate === undefined) return undefined;
  const { baseline, isPassed, exitCode, reason, known, fresh, stale, expired } = gate;
  const entries = (list: readonly KnownFailure[]) => list.map(({ line, ...entry }) => entry);
  return {
    ...{ baseline, isPassed, exitCode, reason },
    ...{ known: entries(known), new: fresh, stale: entries(stale), expired: entries(expired) },
  };
}

const describe = ({ name, location, result, reason }: ScenarioOutcome) => ({ name, location, result, reason });
