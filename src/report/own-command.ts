// How a person calls this very Signoff from where they are: installed in a project, or in a clone of it. Every hint that is a
// command begins with this.

import { join, relative } from 'node:path';
import { PACKAGE_ROOT } from '../package-root.ts';

/** What the answer depends on; this process and this package, where nothing is said. */
export interface Standpoint {
  readonly root?: string;
  /** Where GitHub keeps the action that runs this; absent outside of one. */
  readonly actionPath?: string | undefined;
}

/**
 * `npx signoff` where the package lies in some `node_modules`; in a clone Node on what was built, as seen from the folder
 * `from`. In a GitHub Action, whose copy nobody has at home, it is what the project itself would type.
 */
export function ownCommand(
  from = process.cwd(),
  { root = PACKAGE_ROOT, actionPath = process.env.GITHUB_ACTION_PATH }: Standpoint = {},
): string {
  const isOutside = relative(root, from).startsWith('..');
  const isInstalled = root.split(/[\\/]/).includes('node_modules');
  if (isInstalled || (actionPath !== undefined && isOutside)) return 'npx signoff';
  return `node ${inQuotes(relative(from, join(root, 'dist', 'src', 'cli.js')).replaceAll('\\', '/'))}`;
}

/** For a shell to take as it is: a POSIX one, or on Windows cmd.exe and PowerShell. */
export function inQuotes(text: string, platform: string = process.platform): string {
  if (/^[\w./:@,=+-]+$/.test(text)) return text;
  return platform === 'win32' ? `"${text.replaceAll('"', '\\"')}"` : `'${text.replaceAll("'", "'\\''")}'`;
}
