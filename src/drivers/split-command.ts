// A command line as words, split as a shell would split it; no shell runs. What only a shell could do (pipes, variables,
// redirections) is refused by name rather than handed on as text. On Windows a backslash is part of a path, and nothing
// escapes anything.

import { KitFailure } from '../report-model/failure.ts';

/** Pieces of a word in the order in which they are tried; `plain` takes what the others leave. */
const PIECE =
  /'(?<single>[^']*)'|"(?<double>(?:[^"\\]|\\.)*)"|\\(?<escaped>.)|(?<blank>\s+)|(?<shell>[|&;<>()`$]|(?<=^|\s)[~#])|(?<open>['"\\])|(?<plain>.)/gsy;

/** The same on Windows, where `$`, `;`, `~` and the like are ordinary. */
const WINDOWS_PIECE =
  /'(?<single>[^']*)'|"(?<double>[^"]*)"|(?<blank>\s+)|(?<shell>[|&<>])|(?<open>['"])|(?<plain>.)/gsy;

const isWindows = (platform: string): boolean => platform === 'win32';

/**
 * The words of `text`: quotes are the shell's, and so are backslashes, but not on Windows. Throws `CommandUnreadable` for a
 * quote that does not end and where there is no word, `CommandNeedsShell` for what a shell would have to do.
 */
export function splitCommand(text: string, platform: string = process.platform): readonly string[] {
  const [piece, wordOf] = isWindows(platform) ? [WINDOWS_PIECE, verbatim] : [PIECE, textOf];
  const words: string[] = [];
  let word: string | undefined;
  for (const { groups = {}, index } of text.matchAll(piece)) {
    refuse(groups, index, text);
    if (groups.blank !== undefined) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + wordOf(groups, text);
  }
  if (word !== undefined) words.push(word);
  if (words.length === 0 || words[0] === '') throw unreadable(text, 'it names no program');
  return words;
}

function refuse({ open, shell }: Readonly<Record<string, string>>, index: number, text: string): void {
  if (open !== undefined) throw unreadable(text, `the ${open} at its place ${index + 1} is not closed`);
  if (shell !== undefined) throw needsShell(text, shell);
}

/** In double quotes a backslash escapes only what would mean something there. */
function textOf({ single, double, escaped, plain }: Readonly<Record<string, string>>, text: string): string {
  if (double === undefined) return single ?? (escaped === '\n' ? '' : escaped) ?? plain ?? '';
  const expanded = /(?<!\\)(?:\\\\)*(?<shell>[$`])/.exec(double)?.groups?.shell;
  if (expanded !== undefined) throw needsShell(text, expanded);
  return double.replace(/\\(["\\$`\n])/g, (_, escapedInside: string) => (escapedInside === '\n' ? '' : escapedInside));
}

const verbatim = ({ single, double, plain }: Readonly<Record<string, string>>): string =>
  single ?? double ?? plain ?? '';

/** Whether a backslash in `text` was taken for an escape of a letter, a digit or a dot: it was meant for a path, perhaps. */
export function hasLostBackslash(text: string, platform: string = process.platform): boolean {
  if (isWindows(platform)) return false;
  return [...text.matchAll(PIECE)].some(({ groups }) => /^[\w.]$/.test(groups?.escaped ?? ''));
}

const unreadable = (text: string, why: string): KitFailure =>
  new KitFailure('CommandUnreadable', `The command ${JSON.stringify(text)} cannot be split into words: ${why}.`, {
    hint: 'Quote words that hold blanks: --command "python3 \'my connector.py\'".',
  });

const needsShell = (text: string, character: string): KitFailure =>
  new KitFailure('CommandNeedsShell', `The command ${JSON.stringify(text)} has a ${character}, and no shell runs it.`, {
    hint: "Quote it with ' where it is meant as it stands, or name the shell: --command 'sh -c \"…\"'.",
  });
