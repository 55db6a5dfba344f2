// A command line as words, split as a shell would split it; no shell runs. What only a shell could do (pipes, variables,
// redirections) is refused by name rather than handed on as text.

import { KitFailure } from '../contract/failure.ts';

/** Pieces of a word in the order in which they are tried; `plain` takes what the others leave. */
const PIECE =
  /'(?<single>[^']*)'|"(?<double>(?:[^"\\]|\\.)*)"|\\(?<escaped>.)|(?<blank>\s+)|(?<shell>[|&;<>()`$]|(?<=^|\s)[~#])|(?<open>['"\\])|(?<plain>.)/gsy;

/**
 * The words of `text`: quotes and backslashes are the shell's. Throws `CommandUnreadable` for a quote that does not end,
 * for what a shell would have to do, and where there is no word.
 */
export function splitCommand(text: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  for (const { groups = {}, index } of text.matchAll(PIECE)) {
    if (groups.open !== undefined) throw unreadable(text, `the ${groups.open} at its place ${index + 1} is not closed`);
    if (groups.shell !== undefined) throw needsShell(text, groups.shell);
    if (groups.blank !== undefined) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + textOf(groups, text);
  }
  if (word !== undefined) words.push(word);
  if (words.length === 0 || words[0] === '') throw unreadable(text, 'it names no program');
  return words;
}

/** In double quotes a backslash escapes only what would mean something there. */
function textOf({ single, double, escaped, plain }: Readonly<Record<string, string>>, text: string): string {
  if (double === undefined) return single ?? (escaped === '\n' ? '' : escaped) ?? plain ?? '';
  const expanded = /(?<!\\)(?:\\\\)*(?<shell>[$`])/.exec(double)?.groups?.shell;
  if (expanded !== undefined) throw needsShell(text, expanded);
  return double.replace(/\\(["\\$`\n])/g, (_, escapedInside: string) => (escapedInside === '\n' ? '' : escapedInside));
}

const unreadable = (text: string, why: string): KitFailure =>
  new KitFailure('CommandUnreadable', `The command ${JSON.stringify(text)} cannot be split into words: ${why}.`, {
    hint: 'Quote words that hold blanks: --command "python3 \'my connector.py\'".',
  });

const needsShell = (text: string, character: string): KitFailure =>
  new KitFailure('CommandNeedsShell', `The command ${JSON.stringify(text)} has a ${character}, and no shell runs it.`, {
    hint: "Quote it with ' where it is meant as it stands, or name the shell: --command 'sh -c \"…\"'.",
  });
