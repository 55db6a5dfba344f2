// A proof from beginning to end: the zoo is read, every member is tried, the trials are judged. Breakers play what they
// aim at and a few requirements that everybody should meet; strangers and degenerates play everything.

import { KitFailure } from '../contract/failure.ts';
import type { Proof, Trial, ZooMember } from '../contract/proof.ts';
import { loadCatalogue } from './catalogue.ts';
import { holdTrials } from './crew.ts';
import { readScenarios } from './features.ts';
import { judgeProof } from './proof.ts';
import type { Summons } from './trial.ts';
import { readZoo, ZOO_FOLDER } from './zoo.ts';

/** A breaker that fails one of these is cruder than it says. */
const SMOKE: readonly string[] = ['LOGIN-01', 'READY-01', 'NOTREADY-01', 'LOGOUT-01', 'LOGOUT-06', 'LOGOUT-12'];

export interface ProofOrder {
  /** Whether breakers too are played on everything. */
  readonly isFull: boolean;
  readonly workers: number;
  /** Resolves when somebody has had enough. */
  readonly stopped: Promise<unknown>;
  /** Where the zoo is; absent: the package's own. */
  readonly zoo?: string | undefined;
  /** Once it is known who is to be tried. */
  onStart(members: readonly ZooMember[]): void;
  onTrial(trial: Trial): void;
}

/** Proves the suite. Throws a `KitFailure` where nothing can be said, an interruption included. */
export async function runProof({
  isFull,
  workers,
  stopped,
  zoo = ZOO_FOLDER,
  onStart,
  onTrial,
}: ProofOrder): Promise<Proof> {
  const catalogue = loadCatalogue();
  const members = await readZoo(catalogue, zoo);
  onStart(members);
  const trials = await holdTrials(summon(members, isFull), { workers, stopped, onTrial });
  if (trials.length < members.length)
    throw new KitFailure(
      'ProofInterrupted',
      `The proof was interrupted after ${trials.length} of ${members.length} trials.`,
      {
        hint: 'Nothing is proven: start it again.',
      },
    );
  const inOrder = members.flatMap(({ path }) => trials.filter(({ member }) => member.path === path));
  return judgeProof({ catalogue, scenarios: readScenarios() }, { trials: inOrder, isFull });
}

/** Those who play everything come first: the longest trials must not be the last. */
function summon(members: readonly ZooMember[], isFull: boolean): readonly Summons[] {
  const summonses = members.map((member) => ({ member, requirementIds: isFull ? undefined : requirementsFor(member) }));
  return [...summonses].sort((one, other) => (one.requirementIds?.length ?? 0) - (other.requirementIds?.length ?? 0));
}

function requirementsFor({ kind, target }: ZooMember): readonly string[] | undefined {
  return kind === 'breaker' && target !== undefined ? [...new Set([target, ...SMOKE])] : undefined;
}
