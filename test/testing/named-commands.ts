// What a command line names of ours, and of that what there is not: commands of `signoff`, their flags, scripts of npm.
// For the commands of the documents that nobody here can run, and for those in the middle of a sentence.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildProgram } from '../../src/cli/program.ts';
import { keptEnvironment } from '../../src/cli/testing/environment.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

const { scripts } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as {
  scripts: Readonly<Record<string, string>>;
};
const commands = new Map(
  buildProgram(keptEnvironment().environment, () => undefined).commands.flatMap((command) => [
    [command.name(), command.options.map(({ long }) => long)] as const,
    ...command.commands.map(
      (part) => [`${command.name()} ${part.name()}`, part.options.map(({ long }) => long)] as const,
    ),
  ]),
);
const OF_EVERY_COMMAND = ['--help', '--version'];

/** What of `line` is not there, in a few words each. */
export function missingIn(line: string): readonly string[] {
  const parts = line.replace(/\s#\s.*$/, '').split(/\s*(?:&&|\|\||[|;])\s*/);
  return parts.flatMap((part) => missingInOne(part.trim()));
}

function missingInOne(part: string): readonly string[] {
  const [, script, args = ''] = /^npm (?:run )?(?:--silent )?(start|test|[\w:-]+)(?: -- ?)?(.*)$/.exec(part) ?? [];
  const isScript = script !== undefined && (part.startsWith('npm run ') || ['start', 'test'].includes(script));
  if (isScript) {
    if (scripts[script] === undefined) return [`npm has no script ${script}`];
    const behind = / dist\/src\/cli\.js ([\w-]+)/.exec(scripts[script])?.[1];
    return behind === undefined ? [] : missingFlags(behind, args);
  }
  const [, command, flags = ''] =
    /(?:^|\s)(?:node dist\/src\/cli\.js|signoff(?:@\S+)?)(?: ([a-z][\w-]*))?(?: (.*))?$/.exec(part) ?? [];
  if (command === undefined) return [];
  return commands.has(command) ? missingFlags(command, flags) : [`signoff has no command ${command}`];
}

function missingFlags(command: string, args: string): readonly string[] {
  const [part = ''] = args.split(' ');
  const known = [...(commands.get(command) ?? []), ...(commands.get(`${command} ${part}`) ?? []), ...OF_EVERY_COMMAND];
  const named = args.replaceAll(/'[^']*'|"[^"]*"/g, '').match(/(?<=^|\s)--[\w-]+/g) ?? [];
  return named.filter((flag) => !known.includes(flag)).map((flag) => `signoff ${command} has no ${flag}`);
}
