// Verdicts: the ruling on each requirement from the outcomes of its scenarios, and on the run from those.

import type { Level, Requirement, Verdict } from '../contract/requirement.ts';
import type { Ruling, RunRuling, ScenarioOutcome } from '../contract/run-report.ts';
import type { Catalogue } from './catalogue.ts';

/** One ruling for every active requirement; with a filter, for those of the selected scenarios. */
export function rulingsOf(
  catalogue: Catalogue,
  outcomes: readonly ScenarioOutcome[],
  isFiltered: boolean,
): readonly Ruling[] {
  return catalogue.requirements
    .filter((requirement) => requirement.status === 'active')
    .map((requirement) => rulingOf(requirement, outcomes))
    .filter((ruling) => !isFiltered || ruling.scenarios.length > 0);
}

function rulingOf({ id, level, requirement }: Requirement, outcomes: readonly ScenarioOutcome[]): Ruling {
  const scenarios = outcomes.filter((outcome) => outcome.requirementIds.includes(id));
  const about = { id, level, requirement, scenarios };
  const worst = scenarios.toSorted((a, b) => severity(a) - severity(b))[0];
  if (worst === undefined) return { ...about, verdict: 'untestable', reason: 'None of its scenarios was run.' };
  return { ...about, verdict: verdictOf(worst, level), mismatch: worst.mismatch, reason: worst.reason };
}

/** The worst first. A scenario that does not apply says nothing where another one does. */
const severity = ({ result }: ScenarioOutcome): number =>
  ['failed', 'unfinished', 'untestable', 'passed', 'not-applicable'].indexOf(result);

function verdictOf({ result }: ScenarioOutcome, level: Level): Verdict {
  if (result === 'failed') return level === 'MUST' ? 'fail' : 'warn';
  if (result === 'passed') return 'pass';
  return result === 'not-applicable' ? 'not-applicable' : 'untestable';
}

/** What a run is judged by besides its rulings. */
export interface Circumstances {
  readonly isFiltered: boolean;
  readonly isInterrupted: boolean;
}

/** The ruling on the run, as the contract's table has it. */
export function rule(rulings: readonly Ruling[], outcomes: readonly ScenarioOutcome[], how: Circumstances): RunRuling {
  if (how.isInterrupted) return { verdict: 'incomplete', exitCode: 2, reason: 'The run was interrupted.' };
  if (outcomes.length === 0) return { verdict: 'none', exitCode: 2, reason: 'No scenario was selected.' };
  const stopped = outcomes.find(({ stoppedRun }) => stoppedRun !== undefined);
  if (stopped !== undefined)
    return { verdict: how.isFiltered ? 'partial' : 'not-certified', exitCode: 1, reason: stopped.stoppedRun };
  if (outcomes.every(({ requests }) => requests === 0))
    return { verdict: 'none', exitCode: 2, reason: 'The connector never asked the CTI server anything.' };
  if (how.isFiltered) return rulePartial(outcomes);
  if (rulings.some(({ verdict }) => verdict === 'fail')) return { verdict: 'not-certified', exitCode: 1 };
  const untestable = rulings.filter(({ verdict, level }) => verdict === 'untestable' && level === 'MUST');
  if (untestable.length > 0)
    return {
      verdict: 'incomplete',
      exitCode: 2,
      reason: `Not exercised: ${untestable.map(({ id }) => id).join(', ')}.`,
    };
  const unfinished = outcomes.filter(({ result }) => result === 'unfinished');
  if (unfinished.length > 0)
    return { verdict: 'incomplete', exitCode: 2, reason: `${unfinished.length} scenarios did not finish.` };
  return { verdict: 'certified', exitCode: 0 };
}

/** A filtered run never certifies: it is over when what was selected passed, and red when something did not. */
function rulePartial(outcomes: readonly ScenarioOutcome[]): RunRuling {
  const isGreen = outcomes.every(({ result }) => result === 'passed' || result === 'not-applicable');
  return { verdict: 'partial', exitCode: isGreen ? 0 : 1 };
}
