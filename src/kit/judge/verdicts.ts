// Verdicts: the ruling on each requirement from the outcomes of its scenarios, and on the run from those.

import type { TierRuling } from '../../report-model/requirement.ts';
import { isUnmet, type Level, type Requirement, type Verdict } from '../../report-model/requirement.ts';
import type { Ruling, RunRuling, ScenarioOutcome, ServerRuling } from '../../report-model/run-report.ts';
import { type Catalogue, isOfServer } from '../suite/catalogue.ts';
import { isObstacle } from '../suite/tiers.ts';

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
  ['failed', 'unfinished', 'untestable', 'not-exercised', 'passed', 'not-applicable'].indexOf(result);

function verdictOf({ result }: ScenarioOutcome, level: Level): Verdict {
  if (result === 'failed') return level === 'MUST' ? 'fail' : 'warn';
  if (result === 'passed') return 'pass';
  return result === 'not-applicable' || result === 'not-exercised' ? result : 'untestable';
}

/** What `--strict` makes of rulings: a SHOULD that is not met fails. */
export const strictly = (rulings: readonly Ruling[]): readonly Ruling[] =>
  rulings.map((ruling) => (ruling.verdict === 'warn' ? { ...ruling, verdict: 'fail' } : ruling));

/** What keeps a run from being green: all that is not met in a filtered one, else what binds. */
export const blockers = (
  rulings: readonly Ruling[],
  { isFiltered, isStrict }: Pick<Circumstances, 'isFiltered' | 'isStrict'>,
): readonly Ruling[] => rulings.filter((ruling) => (isFiltered ? isUnmet(ruling) : isObstacle(ruling, isStrict)));

/** What a run is judged by besides its rulings. */
export interface Circumstances {
  readonly isFiltered: boolean;
  readonly isInterrupted: boolean;
  readonly isStrict?: boolean | undefined;
  /** The tiers that were open to the connector; absent: they are not looked at. */
  readonly tiers?: readonly TierRuling[] | undefined;
  /** The tier that was asked for, and what the connector would have to declare for it. */
  readonly asked?: { readonly tier: string; readonly undeclared: readonly string[] } | undefined;
}

/** The ruling on the run, as the contract's table has it: the first row that fits. */
export function rule(rulings: readonly Ruling[], outcomes: readonly ScenarioOutcome[], how: Circumstances): RunRuling {
  if (how.isInterrupted) return incomplete('The run was interrupted.');
  if (outcomes.length === 0) return { verdict: 'none', exitCode: 2, reason: 'No scenario was selected.' };
  const stopped = outcomes.find(({ stoppedRun }) => stoppedRun !== undefined);
  if (stopped !== undefined)
    return { verdict: how.isFiltered ? 'partial' : 'not-certified', exitCode: 1, reason: stopped.stoppedRun };
  const unfit = how.isFiltered
    ? []
    : rulings.filter((ruling) => isOfServer(ruling.id) && isObstacle(ruling, how.isStrict));
  if (unfit.length > 0) return ruleUnfit(unfit, outcomes);
  if (outcomes.every(({ requests }) => requests === 0)) return ruleSilent(outcomes);
  if (how.isFiltered) return rulePartial(rulings, outcomes);
  if (rulings.some(({ verdict }) => verdict === 'fail')) return { verdict: 'not-certified', exitCode: 1 };
  const unfinished = unfinishedIn(outcomes);
  if (unfinished !== undefined) return incomplete(unfinished);
  const untestable = rulings.filter((ruling) => isObstacle(ruling, how.isStrict));
  if (untestable.length > 0) return incomplete(`Not exercised: ${untestable.map(({ id }) => id).join(', ')}.`);
  return ruleTiers(how);
}

/** The ruling on a CTI server. What a rig cannot arrange or see is told, and is no fault of the server's. */
export function ruleServer(
  rulings: readonly Ruling[],
  outcomes: readonly ScenarioOutcome[],
  isStrict: boolean,
): ServerRuling {
  const failed = rulings.filter(({ verdict }) => verdict === 'fail');
  if (failed.length > 0) return { verdict: 'not-met', exitCode: 1 };
  const unfinished = unfinishedIn(outcomes);
  if (unfinished !== undefined) return { verdict: 'incomplete', exitCode: 2, reason: unfinished };
  const untold = rulings.filter((ruling) => ruling.verdict === 'untestable' && isObstacle(ruling, isStrict));
  if (untold.length > 0)
    return {
      verdict: 'incomplete',
      exitCode: 2,
      reason: `Could not be told: ${untold.map(({ id }) => id).join(', ')}.`,
    };
  if (rulings.some(({ verdict }) => verdict === 'pass')) return { verdict: 'met', exitCode: 0 };
  return { verdict: 'incomplete', exitCode: 2, reason: 'Nothing could be exercised.' };
}

const incomplete = (reason: string): RunRuling => ({ verdict: 'incomplete', exitCode: 2, reason });

/** A server that is not known to be fit; where the runner ended early before it was asked, that is the cause. */
function ruleUnfit(unfit: readonly Ruling[], outcomes: readonly ScenarioOutcome[]): RunRuling {
  const isUnasked = ({ verdict, scenarios }: Ruling) =>
    verdict !== 'fail' && scenarios.some(({ result }) => result === 'unfinished');
  const unfinished = unfit.every(isUnasked) ? unfinishedIn(outcomes) : undefined;
  const ids = unfit.map(({ id }) => id).join(', ');
  return incomplete(unfinished ?? `The CTI server is not what a verdict can rest on: ${ids}.`);
}

/** Nothing was asked of the CTI server; where the runner ended early, that is the cause. */
function ruleSilent(outcomes: readonly ScenarioOutcome[]): RunRuling {
  const reason = unfinishedIn(outcomes) ?? 'The connector never asked the CTI server anything.';
  return { verdict: 'none', exitCode: 2, reason };
}

/** A filtered run never certifies: it is over when what was selected passed, and red when something did not. */
function rulePartial(rulings: readonly Ruling[], outcomes: readonly ScenarioOutcome[]): RunRuling {
  const unfinished = unfinishedIn(outcomes);
  const isRed = rulings.some(({ verdict }) => verdict === 'fail' || verdict === 'warn');
  if (unfinished !== undefined && !isRed) return incomplete(unfinished);
  const isGreen = rulings.every(({ verdict }) => verdict === 'pass' || verdict === 'not-applicable');
  return { verdict: 'partial', exitCode: isGreen ? 0 : 1 };
}

function unfinishedIn(outcomes: readonly ScenarioOutcome[]): string | undefined {
  const count = outcomes.filter(({ result }) => result === 'unfinished').length;
  return count === 0 ? undefined : `The runner ended early: ${count} of ${outcomes.length} scenarios did not finish.`;
}

/** The tier that was asked for must be open, and every open one reached. */
function ruleTiers({ tiers, asked }: Circumstances): RunRuling {
  if (asked !== undefined && asked.undeclared.length > 0) {
    const missing = `the connector does not declare ${asked.undeclared.join(', ')}`;
    return { verdict: 'not-certified', exitCode: 1, reason: `The tier ${asked.tier} is out of reach: ${missing}.` };
  }
  if (tiers === undefined || (tiers.length > 0 && tiers.every(({ isReached }) => isReached)))
    return { verdict: 'certified', exitCode: 0 };
  const missed = tiers.filter(({ isReached }) => !isReached).map(({ tier }) => tier);
  if (missed.length === 0) return incomplete('No tier is open to the connector.');
  return incomplete(`Nothing that could be exercised shows the tier ${missed.join(', ')}.`);
}
