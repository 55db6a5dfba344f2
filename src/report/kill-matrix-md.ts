// kill-matrix.md: the proof in Markdown, for a pull request or a CI summary page.

import type { LeftOut, Proof, Trial } from '../report-model/proof.ts';
import { endOf, trialsOf } from './kill-matrix.ts';
import { summarizeProof } from './kill-matrix-text.ts';
import { plain, table } from './markdown.ts';

export function killMatrixMd(proof: Proof): string {
  const { requirements, trials, leftOut, issues } = proof;
  const killers = requirements.map(({ id, level, killers: names }) => [id, level, names.map(plain).join(', ')]);
  const others = [
    ...trialsOf('variant', trials),
    ...trialsOf('declining', trials),
    ...trialsOf('pathological', trials),
    ...trialsOf('server', trials),
  ];
  const parts = [
    `## Kill matrix: ${issues.length === 0 ? 'proven' : 'not proven'}`,
    `${summarizeProof(proof)}.`,
    ...(issues.length === 0 ? [] : [issues.map(({ sentence }) => `- ${plain(sentence)}`).join('\n')]),
    table(['requirement', 'level', 'kills'], killers),
    table(['who', 'is a', 'ends as'], others.map(rowOf)),
    ...(leftOut.length === 0 ? [] : [table(['left out', 'is a', 'why'], leftOut.map(absenceOf))]),
  ];
  return `${parts.join('\n\n')}\n`;
}

const rowOf = (trial: Trial): readonly string[] => [trial.member.name, trial.member.kind, endOf(trial)].map(plain);

const absenceOf = ({ name, kind, why }: LeftOut): readonly string[] => [name, kind, why].map(plain);
