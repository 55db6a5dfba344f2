// The proof as a person reads it on a terminal or in a CI log.

import { relative } from 'node:path';
import type { Proof, ProvenRequirement, Trial, ZooMember } from '../contract/proof.ts';
import { count, endOf, isKilled, trialsOf } from './kill-matrix.ts';

/** The first line: who is tried, and on what. */
export function introduceProof(
  members: readonly ZooMember[],
  { isFull, workers }: { readonly isFull: boolean; readonly workers: number },
): string {
  const number = (kind: ZooMember['kind']) => members.filter((member) => member.kind === kind).length;
  const breakers = `${count(number('breaker'), 'breaker')}${isFull ? '' : ' on what they aim at'}`;
  const others = `${count(number('stranger'), 'stranger')} and ${count(number('degenerate'), 'degenerate')} on everything`;
  return `Trying ${breakers}, ${others}, ${workers} at once.\n`;
}

/** A line a requirement, a line for each who is no breaker, every flaw, and the verdict. */
export function formatProof(proof: Proof, folder: string, cwd: string): string {
  const { requirements, trials, flaws } = proof;
  const lines = [
    '',
    ...requirements.map(formatRequirement),
    '',
    ...trialsOf('stranger', trials).map(formatTrial),
    ...trialsOf('degenerate', trials).map(formatTrial),
    '',
    ...flaws.map(({ sentence }) => `FLAW  ${sentence}`),
    ...(flaws.length === 0 ? [] : ['']),
    `${flaws.length === 0 ? 'PROVEN' : 'NOT PROVEN'}: ${summarizeProof(proof)}`,
    `Reports: ${relative(cwd, folder) || '.'}/ (open kill-matrix.html first)`,
  ];
  return `${lines.join('\n')}\n`;
}

/** `49 of 49 requirements killed 61 of 61 breakers; 3 of 3 strangers and 0 of 8 degenerates are certified` */
export function summarizeProof({ requirements, trials, flaws }: Proof): string {
  const [breakers, strangers, degenerates] = (['breaker', 'stranger', 'degenerate'] as const).map((kind) => {
    const some = trialsOf(kind, trials);
    const good = some.filter(kind === 'breaker' ? isKilled : ({ exitCode }) => exitCode === 0);
    return `${good.length} of ${count(some.length, kind)}`;
  });
  const killing = requirements.filter(({ killers }) => killers.length > 0).length;
  const kills = `${killing} of ${count(requirements.length, 'requirement')} killed ${breakers}`;
  const flawed = flaws.length === 0 ? '' : `; ${count(flaws.length, 'flaw')}`;
  return `${kills}; ${strangers} and ${degenerates} are certified${flawed}`;
}

function formatRequirement({ id, killers }: ProvenRequirement): string {
  return `${id.padEnd(11)}  ${killers.length === 0 ? 'NO KILLER' : `kills ${killers.join(', ')}`}`;
}

const formatTrial = (trial: Trial): string => `${trial.member.kind.padEnd(11)}  ${trial.member.name}: ${endOf(trial)}`;
