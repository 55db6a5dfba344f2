// kill-matrix.md: the proof in Markdown, for a pull request or a CI summary page.

import type { Proof, Trial } from '../contract/proof.ts';
import { endOf, trialsOf } from './kill-matrix.ts';
import { summarizeProof } from './kill-matrix-text.ts';
import { plain } from './summary.ts';

export function killMatrixMd(proof: Proof): string {
  const { requirements, trials, flaws } = proof;
  const killers = requirements.map(({ id, level, killers: names }) => [id, level, names.map(plain).join(', ')]);
  const others = [...trialsOf('stranger', trials), ...trialsOf('degenerate', trials)];
  const parts = [
    `## Kill matrix: ${flaws.length === 0 ? 'proven' : 'not proven'}`,
    `${summarizeProof(proof)}.`,
    ...(flaws.length === 0 ? [] : [flaws.map(({ sentence }) => `- ${plain(sentence)}`).join('\n')]),
    table(['requirement', 'level', 'kills'], killers),
    table(['who', 'is a', 'ends as'], others.map(rowOf)),
  ];
  return `${parts.join('\n\n')}\n`;
}

const rowOf = (trial: Trial): readonly string[] => [trial.member.name, trial.member.kind, endOf(trial)].map(plain);

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
