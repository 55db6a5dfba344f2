// The levels of the switch's log, by number and by name. Nothing is logged here: a session that asks hears nothing.

const LEVELS = ['CONSOLE', 'ALERT', 'CRIT', 'ERR', 'WARNING', 'NOTICE', 'INFO', 'DEBUG'];

/** Recorded: no word is the last of them. */
export function logLevelIn(word: string): number | undefined {
  if (word === '') return LEVELS.length - 1;
  if (/^\d+$/.test(word)) return Number(word) < LEVELS.length ? Number(word) : LEVELS.length - 1;
  const level = LEVELS.indexOf(word.toUpperCase());
  return level < 0 ? undefined : level;
}
