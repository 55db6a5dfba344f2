// Why a requirement, or some of its scenarios, did not apply in a run or could not be arranged in it, for people.

import type { Ruling } from '../report-model/run-report.ts';

/** A line each: of the whole requirement, or of each reason for which scenarios of it were passed over. */
export function whyNotApplicable({ verdict, reason, scenarios }: Ruling): readonly string[] {
  if (verdict === 'not-applicable' || verdict === 'not-exercised') return reason === undefined ? [] : [reason];
  const reasons = scenarios.flatMap((one) => (one.result === 'not-applicable' ? (one.reason ?? []) : []));
  return [...new Set(reasons)].map((why) => {
    const count = reasons.filter((other) => other === why).length;
    return `${count} of ${scenarios.length} scenarios ${count === 1 ? 'does' : 'do'} not apply: ${why}`;
  });
}
