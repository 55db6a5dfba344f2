// What a trial of a mutant comes to, in Stryker's words. Killed is only whom a requirement failed or warned by name; where
// something could not be judged, nobody was.

import { type MutantRunResult, MutantRunStatus } from '@stryker-mutator/api/test-runner';
import { isKill, type Trial } from '../../src/report-model/proof.ts';
import { isUnmet } from '../../src/report-model/requirement.ts';

/** Whether it cannot come to anything else by being played on: somebody killed, or everything was judged, or nothing. */
export const isDecided = ({ rulings }: Pick<Trial, 'rulings'>): boolean =>
  rulings.some(isKill) || !rulings.some(isUnmet);

/** `Error` stands for "could not judge". */
export function resultOf({
  rulings,
  reason = 'nothing was ruled on',
}: Pick<Trial, 'rulings' | 'reason'>): MutantRunResult {
  const nrOfTests = rulings.length;
  const kills = rulings.filter(isKill);
  const failureMessage = kills.map(({ id, seen }) => `${id}: ${seen}`).join('\n');
  if (kills.length > 0)
    return { status: MutantRunStatus.Killed, killedBy: kills.map(({ id }) => id), failureMessage, nrOfTests };
  const unexercised = rulings.filter(isUnmet).map(({ id, seen }) => `${id}: ${seen}`);
  if (nrOfTests > 0 && unexercised.length === 0) return { status: MutantRunStatus.Survived, nrOfTests };
  return { status: MutantRunStatus.Error, errorMessage: unexercised.join('\n') || reason };
}
