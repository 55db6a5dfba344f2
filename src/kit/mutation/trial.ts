// A trial: a mutant, variant or pathological connector is certified like anybody's connector, on all of the suite or on a part of it;
// a server is held to its own requirements. What a worker of the proof does.

import { KitFailure } from '../../report-model/failure.ts';
import type { Trial, TrialMember } from '../../report-model/proof.ts';
import { isUnmet } from '../../report-model/requirement.ts';
import type { ConnectorTarget, OutsideDialect, RunReport } from '../../report-model/run-report.ts';
import { runCertification } from '../judge/certification.ts';
import type { Suite } from '../judge/run.ts';
import { profileOf, spokenIn } from '../suite/dialects.ts';
import { DEFAULT_PARAMETERS } from '../suite/parameters.ts';
import { toTrialRuling, toTrialScenario, tryServer } from './server-trial.ts';

/** One trial to be held, as plain JSON: it travels to the workers. */
export interface TrialJob {
  readonly member: TrialMember;
  readonly dialect: string;
  /** What a dialect says of itself that the product does not bring. */
  readonly outside?: OutsideDialect | undefined;
  /** The requirements to be played; absent: everything. */
  readonly requirementIds?: readonly string[] | undefined;
  /** Whether it is over with the first scenario that is not passed. */
  readonly isFailFast?: boolean | undefined;
}

/** Tries a member with a suite that is loaded already. What keeps the kit from judging is a verdict too: none. */
export async function runTrial(suite: Suite, job: TrialJob): Promise<Trial> {
  const { member, dialect, outside, requirementIds, isFailFast } = job;
  const parameters = {
    ...DEFAULT_PARAMETERS,
    connector: targetOf(member),
    dialect,
    outside,
    profile: member.profile ?? profileOf(spokenIn({ dialect, outside })),
    policy: member.policy,
    tls: member.isTls ? ('auto' as const) : undefined,
  };
  try {
    if (isServer(member)) return await tryServer(suite, member, { parameters, requirementIds });
    const report = await runCertification({
      parameters,
      wish: { requirement: requirementIds?.join(',') },
      workers: 1,
      isFailFast,
      checksServer: false, // by the trials of servers
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

const isServer = ({ kind }: TrialMember): boolean => kind === 'server' || kind === 'broken-server';

const targetOf = ({ path, declines }: TrialMember): ConnectorTarget =>
  path === undefined ? { kind: 'reference', declines } : { kind: 'module', path };

function trialOf(member: TrialMember, { ruling, rulings, outcomes, tiers }: RunReport): Trial {
  const { verdict, exitCode, reason } = ruling;
  const tier = tiers.findLast(({ isReached }) => isReached);
  const ended = { member, verdict, exitCode, reason, tier };
  const all = rulings.map(toTrialRuling);
  if (member.kind === 'declining') return { ...ended, rulings: all.filter(isUnmet), scenarios: [] };
  return { ...ended, rulings: all, scenarios: outcomes.map(toTrialScenario) };
}

/** The trial that could not be held, for a reason that is not the member's. */
export const accidentOf = (member: TrialMember, accident: string): Trial => ({
  member,
  verdict: 'none',
  exitCode: 2,
  rulings: [],
  scenarios: [],
  accident,
});
