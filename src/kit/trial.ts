// A trial: a member of the zoo is certified like anybody's connector, on all of the suite or on a part of it. What a
// worker of the proof does.

import { KitFailure } from '../contract/failure.ts';
import type { Trial, ZooMember } from '../contract/proof.ts';
import { isUnmet } from '../contract/requirement.ts';
import type { ConnectorTarget, Ruling, RunReport } from '../contract/run-report.ts';
import { runCertification } from './certification.ts';
import { profileOf } from './dialects.ts';
import { DEFAULT_PARAMETERS } from './parameters.ts';
import type { Suite } from './run.ts';

/** One trial to be held, as plain JSON: it travels to the workers. */
export interface Summons {
  readonly member: ZooMember;
  readonly dialect: string;
  /** The requirements to be played; absent: everything. */
  readonly requirementIds?: readonly string[] | undefined;
  /** Whether it is over with the first scenario that is not passed. */
  readonly isFailFast?: boolean | undefined;
}

/** Tries a member with a suite that is loaded already. What keeps the kit from judging is a verdict too: none. */
export async function holdTrial(
  suite: Suite,
  { member, dialect, requirementIds, isFailFast }: Summons,
): Promise<Trial> {
  try {
    const report = await runCertification({
      parameters: {
        ...DEFAULT_PARAMETERS,
        connector: targetOf(member),
        dialect,
        profile: member.profile ?? profileOf(dialect),
      },
      wish: { requirement: requirementIds?.join(',') },
      workers: 1,
      isFailFast,
      suite,
      stopped: new Promise(() => undefined),
      onStart: () => undefined,
      onMessage: () => undefined,
    });
    return trialOf(member, report);
  } catch (error) {
    if (!(error instanceof KitFailure)) throw error;
    const reason = `${error.code}: ${error.message}`;
    return { member, verdict: 'none', exitCode: 2, reason, rulings: [], scenarios: [] };
  }
}

const targetOf = ({ path, declines }: ZooMember): ConnectorTarget =>
  path === undefined ? { kind: 'reference', declines } : { kind: 'module', path };

function trialOf(member: ZooMember, { ruling, rulings, outcomes, tiers }: RunReport): Trial {
  const { verdict, exitCode, reason } = ruling;
  const tier = tiers.findLast(({ isReached }) => isReached);
  const ended = { member, verdict, exitCode, reason, tier };
  const all = rulings.map(toTrialRuling);
  if (member.kind === 'decliner') return { ...ended, rulings: all.filter(isUnmet), scenarios: [] };
  const scenarios = outcomes.map(({ name, location, result }) => ({ name, location, isFailed: result === 'failed' }));
  return { ...ended, rulings: all, scenarios };
}

function toTrialRuling({ id, verdict, mismatch, reason }: Ruling): Trial['rulings'][number] {
  return verdict === 'pass' ? { id, verdict } : { id, verdict, seen: mismatch?.seen ?? reason };
}

/** The trial that could not be held, for a reason that is not the member's. */
export const accidentOf = (member: ZooMember, accident: string): Trial => ({
  member,
  verdict: 'none',
  exitCode: 2,
  rulings: [],
  scenarios: [],
  accident,
});
