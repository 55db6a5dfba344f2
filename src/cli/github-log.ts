// The log of GitHub Actions, in which nothing that a connector said is to be taken for a command.

import { randomUUID } from 'node:crypto';

type Env = Readonly<Record<string, string | undefined>>;

export const isGitHub = (env: Env): boolean => env.GITHUB_ACTIONS === 'true';

/** `text` for the log: in GitHub Actions, between marks that have the runner take no command from it. */
export function forLog(text: string, env: Env): string {
  if (!isGitHub(env) || text === '') return text;
  const token = randomUUID();
  return `::stop-commands::${token}\n${text}${text.endsWith('\n') ? '' : '\n'}::${token}::\n`;
}

/** JSON for the log, still the same JSON: GitHub's older commands, `##[…]`, count wherever they stand in a line. */
export const jsonForLog = (json: string, env: Env): string =>
  isGitHub(env) ? json.replaceAll('##[', '#\\u0023[') : json;
