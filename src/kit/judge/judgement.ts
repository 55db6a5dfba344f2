// The judgement: from the messages of a run, and from what it was to play, to verdicts and tiers. A run that has just ended
// and one that is verified a year later are judged here, by the same few lines.

import type { Envelope } from '@cucumber/messages';
import type { Declaration } from '../../connector/connector.ts';
import type { OutsideDialect, Ruling, RunJudgement, ScenarioOutcome } from '../../report-model/run-report.ts';
import { type Catalogue, isOfServer, requirementIdOf } from '../suite/catalogue.ts';
import { spokenIn } from '../suite/dialects.ts';
import type { Scenario } from '../suite/features.ts';
import { lackOf } from '../suite/needs.ts';
import type { PolicyInForce } from '../suite/policies.ts';
import { familiesOf, familyOf, tierRulings, undeclaredFor } from '../suite/tiers.ts';
import { outcomesOf, reasonOf } from './outcomes.ts';
import { rule, rulingsOf, strictly } from './verdicts.ts';

/** What a run was to do, and for whom. */
export interface Case {
  readonly catalogue: Catalogue;
  /** What was to be played: each of them must have finished. */
  readonly planned: readonly Scenario[];
  readonly declaration: Declaration;
  readonly dialect: string;
  readonly outside?: OutsideDialect | undefined;
  /** Whether the CTI server spoke TLS. */
  readonly isTls: boolean;
  readonly policy: PolicyInForce;
  /** Whether the CTI server was held to its own requirements first. */
  readonly isServerChecked: boolean;
  /** The tier that was asked for. */
  readonly tier?: string | undefined;
  readonly isStrict: boolean;
  readonly isFiltered: boolean;
  readonly isInterrupted: boolean;
}

export function judge(messages: readonly Envelope[], about: Case): RunJudgement {
  const outcomes = whole(outcomesOf(messages), about.planned).map((outcome) => consistent(outcome, about));
  const lenient = rulingsOf(within(about), outcomes, about.isFiltered);
  const rulings = about.isStrict ? strictly(lenient) : lenient;
  return { outcomes, rulings, ...conclude(rulings, outcomes, about) };
}

/** What the messages say of a CTI server that was held to its own requirements. */
export function judgeServer(
  messages: readonly Envelope[],
  about: Expected & Pick<Case, 'isStrict' | 'isFiltered'>,
): Pick<RunJudgement, 'outcomes' | 'rulings'> {
  const outcomes = whole(outcomesOf(messages), about.planned).map((outcome) => consistent(outcome, about));
  const own = about.catalogue.requirements.filter(({ id }) => isOfServer(id));
  const lenient = rulingsOf({ ...about.catalogue, requirements: own }, outcomes, about.isFiltered);
  return { outcomes, rulings: about.isStrict ? strictly(lenient) : lenient };
}

/** What the rulings come to: tiers and the ruling on the run. */
export function conclude(
  rulings: readonly Ruling[],
  outcomes: readonly ScenarioOutcome[],
  { catalogue, declaration, tier, isStrict, isFiltered, isInterrupted, policy, ...run }: Case,
): Pick<RunJudgement, 'tiers' | 'ruling'> {
  const tiers = isFiltered
    ? []
    : tierRulings(catalogue, rulings, { declaration, upTo: tier, spoken: spokenIn(run), isStrict, policy });
  const asked = tier === undefined ? undefined : { tier, undeclared: undeclaredFor(tier, declaration) };
  return { tiers, ruling: rule(rulings, outcomes, { isFiltered, isInterrupted, isStrict, tiers, asked }) };
}

/** As much of the catalogue as was played: what the tier holds, and the server's own where it was checked. */
function within({ catalogue, tier, isServerChecked }: Case): Catalogue {
  const families = tier === undefined ? undefined : familiesOf(tier);
  const isPlayed = (id: string) => (isOfServer(id) ? isServerChecked : (families?.includes(familyOf(id)) ?? true));
  return { ...catalogue, requirements: catalogue.requirements.filter(({ id }) => isPlayed(id)) };
}

/** Every planned scenario has an outcome: the one that the runner never came to did not finish. */
function whole(outcomes: readonly ScenarioOutcome[], planned: readonly Scenario[]): readonly ScenarioOutcome[] {
  const seen = new Set(outcomes.map(({ location }) => location));
  const missing = planned.filter(({ location }) => !seen.has(location));
  return [...outcomes, ...missing.map(unbegun)];
}

const unbegun = ({ name, examples, location, tags }: Scenario): ScenarioOutcome => ({
  ...{
    name,
    ...(examples !== undefined && { examples }),
    location,
    requests: 0,
    result: 'unfinished',
    reason: 'It was never begun.',
  },
  requirementIds: tags.flatMap((tag) => requirementIdOf(tag) ?? []),
});

/** By what it is told which scenarios apply; without a declaration no connector takes part. */
type Expected = Pick<Case, 'catalogue' | 'planned' | 'dialect' | 'outside' | 'isTls' | 'policy'> &
  Partial<Pick<Case, 'declaration'>>;

/** A scenario is passed over only for what was so at the start of the run; else the connector's word cannot be relied on. */
function consistent(
  outcome: ScenarioOutcome,
  { catalogue, planned, declaration, isTls, policy, ...run }: Expected,
): ScenarioOutcome {
  const { result, location, reason } = outcome;
  const scenario = planned.find((one) => one.location === location);
  if (scenario === undefined || result === 'unfinished') return outcome;
  const lack = lackOf(catalogue, scenario.tags, { declaration, spoken: spokenIn(run), isTls, policy });
  const isAsDeclared = (result === 'not-applicable') === (lack !== undefined);
  if (isAsDeclared && (lack === undefined || reasonOf(lack) === reason)) return outcome;
  return { ...outcome, result: 'untestable', reason: 'The connector declared something else at the start of the run.' };
}
