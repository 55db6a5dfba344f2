// The proof as a person reads it on a terminal or in a CI log.

import type { LeftOut, MemberKind, Proof, ProvenRequirement, Trial, TrialMember } from '../report-model/proof.ts';
import { count, endOf, isKilled, trialsOf } from './kill-matrix.ts';
import { reportsLine } from './terminal.ts';

/** The first lines: who is tried, on what, and who is not. */
export function introduceProof(
  { members, leftOut }: { readonly members: readonly TrialMember[]; readonly leftOut: readonly LeftOut[] },
  { isFull, workers }: { readonly isFull: boolean; readonly workers: number },
): string {
  const some = (kind: MemberKind) => count(members.filter((member) => member.kind === kind).length, CALLED[kind]);
  const mutants = `${some('mutant')} and ${some('broken-server')}${isFull ? '' : ' on what they aim at'}`;
  const others = `${some('variant')}, ${some('declining')}, ${some('pathological')} and ${some('server')} on everything`;
  const absent = leftOut.length === 0 ? '' : `Left out: ${summarizeLeftOut(leftOut)}.\n`;
  return `Trying ${mutants}, ${others}, ${workers} at once.\n${absent}`;
}

/** `3 members (LOGOUT-09 does not apply in the dialect ami: one; is of the dialect native alone: two, three)` */
function summarizeLeftOut(leftOut: readonly LeftOut[]): string {
  const whys = [...new Set(leftOut.map(({ why }) => why))].map((why) => {
    const names = leftOut.filter((one) => one.why === why).map(({ name }) => name);
    return `${why}: ${names.join(', ')}`;
  });
  return `${count(leftOut.length, 'member')} (${whys.join('; ')})`;
}

/** A line a requirement, a line for each variant, pathological connector and server, every issue, and the verdict. */
export function formatProof(proof: Proof, folder: string | undefined, cwd: string): string {
  const { dialect, requirements, notApplicable, trials, issues } = proof;
  const lines = [
    '',
    ...requirements.map(formatRequirement),
    ...notApplicable.map((id) => `${id.padEnd(12)} does not apply in the dialect ${dialect}`),
    '',
    ...trialsOf('variant', trials).map(formatTrial),
    ...trialsOf('pathological', trials).map(formatTrial),
    ...trialsOf('server', trials).map(formatTrial),
    '',
    ...issues.map(({ sentence }) => `ISSUE  ${sentence}`),
    ...(issues.length === 0 ? [] : ['']),
    `${issues.length === 0 ? 'PROVEN' : 'NOT PROVEN'}: ${summarizeProof(proof)}`,
    reportsLine(folder, cwd, 'kill-matrix.html'),
  ];
  return `${lines.join('\n')}\n`;
}

/**
 * `49 of 49 requirements killed 61 of 61 mutants and 24 of 24 broken servers; 3 of 3 variants, 14 of 14 declining variants and 0 of 8
 * pathological connectors are certified, and 8 of 8 servers meet their requirements`
 */
export function summarizeProof({ requirements, notApplicable, leftOut, trials, issues }: Proof): string {
  const of = (kind: MemberKind) => {
    const some = trialsOf(kind, trials);
    const good = some.filter(
      kind === 'mutant' || kind === 'broken-server' ? isKilled : ({ exitCode }) => exitCode === 0,
    );
    return `${good.length} of ${count(some.length, CALLED[kind])}`;
  };
  const killing = requirements.filter(({ killers }) => killers.length > 0).length;
  const kills = `${killing} of ${count(requirements.length, 'requirement')} killed ${of('mutant')} and ${of('broken-server')}`;
  const withIssues = issues.length === 0 ? '' : `; ${count(issues.length, 'issue')}`;
  const absent = [
    ...(notApplicable.length === 0 ? [] : [`${count(notApplicable.length, 'requirement')} not applicable`]),
    ...(leftOut.length === 0 ? [] : [`${count(leftOut.length, 'member')} left out`]),
  ];
  const certified = `${of('variant')}, ${of('declining')} and ${of('pathological')} are certified`;
  const others = `${certified}, and ${of('server')} meet their requirements`;
  return [kills, others, ...(absent.length === 0 ? [] : [absent.join(', ')])].join('; ') + withIssues;
}

const CALLED: Readonly<Record<MemberKind, string>> = {
  mutant: 'mutant',
  variant: 'variant',
  declining: 'declining variant',
  pathological: 'pathological connector',
  'broken-server': 'broken server',
  server: 'server',
};

function formatRequirement({ id, killers }: ProvenRequirement): string {
  return `${id.padEnd(12)}  ${killers.length === 0 ? 'NO KILLER' : `kills ${killers.join(', ')}`}`;
}

const formatTrial = (trial: Trial): string => `${trial.member.kind.padEnd(12)}  ${trial.member.name}: ${endOf(trial)}`;
