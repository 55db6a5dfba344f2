// The inputs of the GitHub Action, made of the settings of `certify`: each setting is an input, and travels as the
// environment variable by which the command line knows it.

import { describeTakes } from '../simulator/index.ts';
import type { Setting } from '../src/cli/setting.ts';
import { variableOf } from '../src/cli/settings.ts';

/** The text of action.yml with its generated parts as they should be. Throws where it has no place for one of them. */
export function withInputs(action: string, settings: readonly Setting[]): string {
  const inputs = between(action, 'inputs', settings.flatMap(inputLines));
  return between(inputs, 'environment', settings.map(environmentLine));
}

/** `--sign-key` is `sign-key`. */
export const inputOf = ({ flag }: Pick<Setting, 'flag'>): string => flag.replace(/^--/, '');

function inputLines(setting: Setting): readonly string[] {
  const { sentence, takes } = setting;
  const description = `${sentence[0]?.toUpperCase()}${sentence.slice(1)}. Takes ${describeTakes(takes)}.`;
  return [`${inputOf(setting)}:`, `  description: ${quoted(description)}`, "  default: ''"];
}

/** What the workflow has set for the command line itself counts where the input is empty. */
function environmentLine(setting: Setting): string {
  const variable = variableOf(setting);
  return `${variable}: \${{ inputs.${inputOf(setting)} || env.${variable} }}`;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** `text` with `lines` between its marks, as far in as the marks are. */
function between(text: string, mark: string, lines: readonly string[]): string {
  const place = new RegExp(`^( *)# <${mark}>\\n[\\s\\S]*?^ *# </${mark}>$`, 'm');
  const [found, indent = ''] = place.exec(text) ?? [];
  if (found === undefined) throw new Error(`action.yml has no # <${mark}> … # </${mark}>.`);
  const marked = [`# <${mark}>`, ...lines, `# </${mark}>`];
  return text.replace(found, () => marked.map((line) => `${indent}${line}`).join('\n'));
}
