// A proof from beginning to end: the mutants is read, every member is tried, the trials are judged. Mutants and broken servers play
// what they aim at and a few requirements that everybody should meet; everybody else plays everything.

import { KitFailure } from '../../report-model/failure.ts';
import type { LeftOut, MemberKind, Proof, Trial, TrialMember } from '../../report-model/proof.ts';
import { applyingIn } from '../suite/applicability.ts';
import { loadCatalogue, SERVER_TAG } from '../suite/catalogue.ts';
import { type DecliningChoice, decliningVariantsOf } from '../suite/declining.ts';
import { isOfOneSwitch, profileOf, spokenIn } from '../suite/dialects.ts';
import { readScenarios } from '../suite/features.ts';
import { DEFAULT_PARAMETERS } from '../suite/parameters.ts';
import { familyOf } from '../suite/tiers.ts';
import { MUTANTS_FOLDER, readMembers } from './mutants.ts';
import { judgeProof } from './proof.ts';
import { chooseProven } from './proven-dialect.ts';
import { serversIn } from './servers.ts';
import type { TrialJob } from './trial.ts';
import { runTrials } from './worker-pool.ts';

/** A mutant, or a broken server, that fails one of these is cruder than it says. */
const SMOKE: Readonly<Partial<Record<MemberKind, readonly string[]>>> = {
  mutant: ['LOGIN-01', 'READY-01', 'NOTREADY-01', 'LOGOUT-01', 'LOGOUT-06', 'LOGOUT-12'],
  'broken-server': ['ACD-01', 'ACD-02', 'ACD-03', 'ACD-10'],
};

/** Of whoever errs about calls two are enough: what becomes of agents is not touched. */
const SMOKE_OF_CALLS = ['LOGIN-01', 'LOGOUT-12'];

export interface ProofOrder {
  /** The protocol that is spoken, by name or file; absent: the native one. */
  readonly dialect?: string | undefined;
  /** From where a file is looked up; absent: the working folder. */
  readonly folder?: string | undefined;
  /** Whether mutants and broken servers too are played on everything. */
  readonly isFull: boolean;
  /** Whether only who belongs to the dialect alone is tried; then nothing is said of what he does not aim at. */
  readonly isOwn?: boolean | undefined;
  /** What the reference connector is tried without. */
  readonly declining: DecliningChoice;
  readonly workers: number;
  /** Resolves when somebody has had enough. */
  readonly stopped: Promise<unknown>;
  /** Where the mutants is; absent: the package's own. */
  readonly mutants?: string | undefined;
  /** Once it is known who is to be tried. */
  onStart(members: readonly TrialMember[], leftOut: readonly LeftOut[]): void;
  onTrial(trial: Trial): void;
}

/** Proves the suite. Throws a `KitFailure` where nothing can be said, an interruption included. */
export async function runProof({
  dialect: called = DEFAULT_PARAMETERS.dialect,
  folder = process.cwd(),
  isFull,
  isOwn = false,
  declining,
  workers,
  stopped,
  mutants = MUTANTS_FOLDER,
  onStart,
  onTrial,
}: ProofOrder): Promise<Proof> {
  const proven = await chooseProven(called, folder);
  const { dialect, outside } = proven;
  const spoken = spokenIn(proven);
  const catalogue = loadCatalogue();
  const scenarios = readScenarios();
  const { notApplicable, scenarios: applying } = applyingIn(catalogue, scenarios, spoken);
  const found = await readMembers(catalogue, mutants);
  const all = isOwn ? found.filter(({ dialects }) => dialects?.includes(dialect)) : found;
  if (all.length === 0)
    throw new KitFailure('NothingToProve', `No mutant and no variant belongs to the dialect ${dialect} alone.`, {
      hint: 'Leave --own out.',
    });
  const profile = isOfOneSwitch(spoken) ? profileOf(spoken) : undefined;
  const leftOut = all.flatMap((member) => absent(member, { dialect, notApplicable }));
  const tried = all.filter(({ name }) => leftOut.every((one) => one.name !== name)).map(inDialect(dialect, profile));
  const servers = applying.some(({ tags }) => tags.includes(SERVER_TAG)) ? serversIn(proven) : [];
  const everywhere = [...decliningVariantsOf(declining, catalogue, proven), ...servers];
  const members = isOwn ? tried : [...tried, ...everywhere];
  onStart(members, leftOut);
  const trials = await runTrials(summon(members, { dialect, outside, isFull }), { workers, stopped, onTrial });
  if (trials.length < members.length)
    throw new KitFailure(
      'ProofInterrupted',
      `The proof was interrupted after ${trials.length} of ${members.length} trials.`,
      { hint: 'Nothing is proven: start it again.' },
    );
  const byName = new Map(trials.map((trial) => [trial.member.name, trial]));
  const inOrder = members.flatMap(({ name }) => byName.get(name) ?? []);
  return judgeProof({ catalogue, scenarios, dialect, outside }, { trials: inOrder, isFull, isOwn, leftOut });
}

/** A member with what it cannot help failing in a dialect, under its one `profile` where the dialect is of one switch. */
const inDialect =
  (dialect: string, profile: string | undefined) =>
  ({ collateralIn = {}, ...member }: TrialMember): TrialMember => ({
    ...member,
    profile: profile ?? member.profile,
    collateral: [...member.collateral, ...(collateralIn[dialect] ?? [])],
  });

interface Circumstances {
  readonly dialect: string;
  readonly notApplicable: readonly string[];
}

/** Why a member is not tried in a dialect; empty where it is. */
function absent(
  { kind, name, target, dialects, exceptIn }: TrialMember,
  { dialect, notApplicable }: Circumstances,
): readonly LeftOut[] {
  if (target !== undefined && notApplicable.includes(target))
    return [{ kind, name, why: `${target} does not apply in the dialect ${dialect}` }];
  if (dialects?.includes(dialect) === false)
    return [{ kind, name, why: `is of the dialect ${dialects.join(', ')} alone` }];
  if (exceptIn?.includes(dialect) === true)
    return [{ kind, name, why: `makes no difference in the dialect ${dialect}` }];
  return [];
}

/** Those who play everything come first: the longest trials must not be the last. */
function summon(
  members: readonly TrialMember[],
  { isFull, ...spoken }: Pick<TrialJob, 'dialect' | 'outside'> & { readonly isFull: boolean },
): readonly TrialJob[] {
  const jobs = members.map((member) => ({
    member,
    ...spoken,
    requirementIds: isFull ? undefined : requirementsFor(member),
  }));
  return [...jobs].sort((one, other) => (one.requirementIds?.length ?? 0) - (other.requirementIds?.length ?? 0));
}

function requirementsFor({ kind, target }: TrialMember): readonly string[] | undefined {
  if (target === undefined) return undefined;
  const smoke = familyOf(target) === 'CALL' ? SMOKE_OF_CALLS : (SMOKE[kind] ?? []);
  return [...new Set([target, ...smoke])];
}
