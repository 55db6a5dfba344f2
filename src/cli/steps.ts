// `signoff steps`: the steps that features of one's own can use.

import { loadSuite } from '../kit/judge/run.ts';
import { readVocabulary, type VocabularyStep } from '../kit/lessons/vocabulary.ts';
import type { Environment } from './environment.ts';

export async function listSteps(
  { json = false }: { readonly json?: boolean },
  { stdout }: Environment,
): Promise<number> {
  const vocabulary = readVocabulary(await loadSuite());
  stdout.write(json ? `${JSON.stringify(vocabulary, null, 2)}\n` : format(vocabulary));
  return 0;
}

function format(vocabulary: readonly VocabularyStep[]): string {
  const keywords = [...new Set(vocabulary.map(({ keyword }) => keyword))];
  const lines = keywords.flatMap((keyword) => [
    keyword,
    ...vocabulary
      .filter((step) => step.keyword === keyword)
      .flatMap(({ pattern, examples }) => [
        `  ${pattern}`,
        ...examples.filter((example) => example !== pattern).map((example) => `      ${example}`),
      ]),
    '',
  ]);
  return lines.join('\n');
}
