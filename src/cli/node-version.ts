// Whether this Node is new enough. An old Node loads this file too: nothing in it may be newer than ES2018.

/** What `engines` in package.json asks for. */
export const NEEDED = '20.19';

/** One sentence for a Node that is too old; nothing for one that will do. `version` is `18.20.8`. */
export function nodeComplaint(version: string): string {
  const [major, minor] = numbersOf(version);
  const [neededMajor, neededMinor] = numbersOf(NEEDED);
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return '';
  return `Signoff needs Node ${NEEDED} or newer, and this is Node ${version}.\n`;
}

const numbersOf = (version: string) => version.split('.').map(Number) as [major: number, minor: number];
