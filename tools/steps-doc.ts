// The page of the steps that features of one's own can use: made from the steps themselves and from the features.

import { loadSuite } from '../src/kit/judge/run.ts';
import { readVocabulary } from '../src/kit/lessons/vocabulary.ts';
import { code, GENERATED, page, table } from './markdown.ts';

/** By its path. */
export async function stepsDoc(): Promise<Readonly<Record<string, string>>> {
  const vocabulary = readVocabulary(await loadSuite());
  const keywords = [...new Set(vocabulary.map(({ keyword }) => keyword))];
  const parts = keywords.map((keyword) => {
    const steps = vocabulary.filter((step) => step.keyword === keyword);
    const rows = steps.map(({ pattern, examples }) => [code(pattern), examples.map(code).join('<br>')]);
    return `## ${keyword}\n\n${table(['step', 'for example'], rows)}`;
  });
  return { 'docs/steps.md': page('# Steps', GENERATED, ABOUT, ...parts) };
}

const ABOUT = `What a feature of your own can say: \`signoff teach my.feature\` plays it as a lesson, and tells at the start of each step that
there is not, with its line and the nearest one. \`signoff steps\` prints the same, \`--json\` for programs. In braces stands
what varies: \`{word}\` is a name (\`Ada\`, \`sales\`), \`{queues}\` one or several (\`sales, support and billing\`), \`{reason}\` the name
of a reason or a code in quotes, \`{request}\` what an agent asks for (\`logs in\`, \`logs out\`, \`asks to be Ready\`, \`asks to be
NotReady\`, \`asks for after-call work\`), \`{call}\` a call (\`call one\`, \`the consultation\`, \`the new call\`), \`{callee}\` a name or
a number. A step is understood behind Given, When, Then and And alike.`;
