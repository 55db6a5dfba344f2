// A proof from beginning to end: the zoo is read, every member is tried, the trials are judged. Breakers play what they
// aim at and a few requirements that everybody should meet; strangers, decliners and degenerates play everything.

import { KitFailure } from '../contract/failure.ts';
import type { LeftOut, Proof, Trial, ZooMember } from '../contract/proof.ts';
import { applyingIn } from './applying.ts';
import { loadCatalogue } from './catalogue.ts';
import { holdTrials } from './crew.ts';
import { type DecliningChoice, declinersOf } from './declining.ts';
import { readScenarios } from './features.ts';
import { DEFAULT_PARAMETERS } from './parameters.ts';
import { judgeProof } from './proof.ts';
import type { Summons } from './trial.ts';
import { readZoo, ZOO_FOLDER } from './zoo.ts';

/** A breaker that fails one of these is cruder than it says. */
const SMOKE: readonly string[] = ['LOGIN-01', 'READY-01', 'NOTREADY-01', 'LOGOUT-01', 'LOGOUT-06', 'LOGOUT-12'];

export interface ProofOrder {
  /** The protocol that is spoken; absent: the native one. */
  readonly dialect?: string | undefined;
  /** Whether breakers too are played on everything. */
  readonly isFull: boolean;
  /** What the reference connector is tried without. */
  readonly declining: DecliningChoice;
  readonly workers: number;
  /** Resolves when somebody has had enough. */
  readonly stopped: Promise<unknown>;
  /** Where the zoo is; absent: the package's own. */
  readonly zoo?: string | undefined;
  /** Once it is known who is to be tried. */
  onStart(members: readonly ZooMember[], leftOut: readonly LeftOut[]): void;
  onTrial(trial: Trial): void;
}

/** Proves the suite. Throws a `KitFailure` where nothing can be said, an interruption included. */
export async function runProof({
  dialect = DEFAULT_PARAMETERS.dialect,
  isFull,
  declining,
  workers,
  stopped,
  zoo = ZOO_FOLDER,
  onStart,
  onTrial,
}: ProofOrder): Promise<Proof> {
  const catalogue = loadCatalogue();
  const scenarios = readScenarios();
  const { notApplicable } = applyingIn(catalogue, scenarios, dialect);
  const all = await readZoo(catalogue, zoo);
  const leftOut = all.flatMap((member) => absent(member, { dialect, notApplicable }));
  const tried = all.filter(({ name }) => leftOut.every((one) => one.name !== name)).map(inDialect(dialect));
  const members = [...tried, ...declinersOf(declining, catalogue, dialect)];
  onStart(members, leftOut);
  const trials = await holdTrials(summon(members, { dialect, isFull }), { workers, stopped, onTrial });
  if (trials.length < members.length)
    throw new KitFailure(
      'ProofInterrupted',
      `The proof was interrupted after ${trials.length} of ${members.length} trials.`,
      {
        hint: 'Nothing is proven: start it again.',
      },
    );
  const byName = new Map(trials.map((trial) => [trial.member.name, trial]));
  const inOrder = members.flatMap(({ name }) => byName.get(name) ?? []);
  return judgeProof({ catalogue, scenarios, dialect }, { trials: inOrder, isFull, leftOut });
}

/** A member with what it cannot help failing in a dialect. */
const inDialect =
  (dialect: string) =>
  ({ collateralIn = {}, ...member }: ZooMember): ZooMember => ({
    ...member,
    collateral: [...member.collateral, ...(collateralIn[dialect] ?? [])],
  });

/** Why a member is not tried in a dialect; empty where it is. */
function absent(
  { kind, name, target, dialects }: ZooMember,
  { dialect, notApplicable }: { readonly dialect: string; readonly notApplicable: readonly string[] },
): readonly LeftOut[] {
  if (target !== undefined && notApplicable.includes(target))
    return [{ kind, name, why: `${target} does not apply in the dialect ${dialect}` }];
  if (dialects === undefined || dialects.includes(dialect)) return [];
  return [{ kind, name, why: `is of the dialect ${dialects.join(', ')} alone` }];
}

/** Those who play everything come first: the longest trials must not be the last. */
function summon(
  members: readonly ZooMember[],
  { dialect, isFull }: { readonly dialect: string; readonly isFull: boolean },
): readonly Summons[] {
  const summonses = members.map((member) => ({
    member,
    dialect,
    requirementIds: isFull ? undefined : requirementsFor(member),
  }));
  return [...summonses].sort((one, other) => (one.requirementIds?.length ?? 0) - (other.requirementIds?.length ?? 0));
}

function requirementsFor({ kind, target }: ZooMember): readonly string[] | undefined {
  return kind === 'breaker' && target !== undefined ? [...new Set([target, ...SMOKE])] : undefined;
}
