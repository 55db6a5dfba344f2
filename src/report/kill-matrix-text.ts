// The proof as a person reads it on a terminal or in a CI log.

import type { LeftOut, Proof, ProvenRequirement, Trial, ZooMember } from '../contract/proof.ts';
import { count, endOf, isKilled, trialsOf } from './kill-matrix.ts';
import { reportsLine } from './terminal.ts';

/** The first lines: who is tried, on what, and who is not. */
export function introduceProof(
  { members, leftOut }: { readonly members: readonly ZooMember[]; readonly leftOut: readonly LeftOut[] },
  { isFull, workers }: { readonly isFull: boolean; readonly workers: number },
): string {
  const number = (kind: ZooMember['kind']) => members.filter((member) => member.kind === kind).length;
  const breakers = `${count(number('breaker'), 'breaker')}${isFull ? '' : ' on what they aim at'}`;
  const others = `${count(number('stranger'), 'stranger')}, ${count(number('decliner'), 'decliner')} and ${count(number('degenerate'), 'degenerate')} on everything`;
  const absent = leftOut.length === 0 ? '' : `Left out: ${summarizeLeftOut(leftOut)}.\n`;
  return `Trying ${breakers}, ${others}, ${workers} at once.\n${absent}`;
}

/** `3 members (LOGOUT-09 does not apply in the dialect ami: one; is of the dialect native alone: two, three)` */
export function summarizeLeftOut(leftOut: readonly LeftOut[]): string {
  const whys = [...new Set(leftOut.map(({ why }) => why))].map((why) => {
    const names = leftOut.filter((one) => one.why === why).map(({ name }) => name);
    return `${why}: ${names.join(', ')}`;
  });
  return `${count(leftOut.length, 'member')} (${whys.join('; ')})`;
}

/** A line a requirement, a line for each stranger and degenerate, every flaw, and the verdict. */
export function formatProof(proof: Proof, folder: string | undefined, cwd: string): string {
  const { dialect, requirements, notApplicable, trials, flaws } = proof;
  const lines = [
    '',
    ...requirements.map(formatRequirement),
    ...notApplicable.map((id) => `${id.padEnd(12)} does not apply in the dialect ${dialect}`),
    '',
    ...trialsOf('stranger', trials).map(formatTrial),
    ...trialsOf('degenerate', trials).map(formatTrial),
    '',
    ...flaws.map(({ sentence }) => `FLAW  ${sentence}`),
    ...(flaws.length === 0 ? [] : ['']),
    `${flaws.length === 0 ? 'PROVEN' : 'NOT PROVEN'}: ${summarizeProof(proof)}`,
    reportsLine(folder, cwd, 'kill-matrix.html'),
  ];
  return `${lines.join('\n')}\n`;
}

/** `49 of 49 requirements killed 61 of 61 breakers; 3 of 3 strangers, 14 of 14 decliners and 0 of 8 degenerates are certified` */
export function summarizeProof({ requirements, notApplicable, leftOut, trials, flaws }: Proof): string {
  const [breakers, strangers, decliners, degenerates] = KINDS.map((kind) => {
    const some = trialsOf(kind, trials);
    const good = some.filter(kind === 'breaker' ? isKilled : ({ exitCode }) => exitCode === 0);
    return `${good.length} of ${count(some.length, kind)}`;
  });
  const killing = requirements.filter(({ killers }) => killers.length > 0).length;
  const kills = `${killing} of ${count(requirements.length, 'requirement')} killed ${breakers}`;
  const flawed = flaws.length === 0 ? '' : `; ${count(flaws.length, 'flaw')}`;
  const absent = [
    ...(notApplicable.length === 0 ? [] : [`${count(notApplicable.length, 'requirement')} not applicable`]),
    ...(leftOut.length === 0 ? [] : [`${count(leftOut.length, 'member')} left out`]),
  ];
  const people = `${strangers}, ${decliners} and ${degenerates} are certified`;
  return [kills, people, ...(absent.length === 0 ? [] : [absent.join(', ')])].join('; ') + flawed;
}

const KINDS = ['breaker', 'stranger', 'decliner', 'degenerate'] as const;

function formatRequirement({ id, killers }: ProvenRequirement): string {
  return `${id.padEnd(11)}  ${killers.length === 0 ? 'NO KILLER' : `kills ${killers.join(', ')}`}`;
}

const formatTrial = (trial: Trial): string => `${trial.member.kind.padEnd(11)}  ${trial.member.name}: ${endOf(trial)}`;
