// A floor as a file: made up from a seed, and written down to be edited by whoever knows the people.

import { settle } from './config.ts';
import type { ProfileName } from './core/model/policy.ts';
import { PROFILES } from './core/model/profiles.ts';
import { snapshotOfFloor } from './core/snapshot.ts';
import { toFloorFile } from './floor/floor-format.ts';
import type { FloorFile } from './floor/floor-schema.ts';
import { type FloorPlan, makeFloor } from './floor/made-floor.ts';

/** Which floor; what is left out is as in `startSimulator`. */
export interface FloorChoice extends Partial<FloorPlan> {
  readonly profile?: string | undefined;
}

/** The YAML of the floor that `startSimulator` makes up of the same choice. Throws `InvalidSetting`. */
export async function writeFloor({ seed, agents, queues, profile }: FloorChoice = {}): Promise<string> {
  const settings = settle({ seed, agents, queues, profile });
  const policy = PROFILES[settings.profile as ProfileName];
  const file = toFloorFile(snapshotOfFloor(await makeFloor(settings), policy));
  return `${header(settings)}\n${writeYaml(file)}`;
}

const header = ({
  seed,
}: {
  readonly seed: number;
}): string => `# A floor for \`signoff simulate --floor FILE\`, made up from seed ${seed}.
# Everything is text: keep the quotes round ids, codes, passwords and extensions, or 07 is read as 7.
`;

/** `file` with an entry to a line. */
export function writeYaml(file: FloorFile): string {
  const members = Object.entries(file).filter(([, value]) => value !== undefined);
  return members
    .map(([name, value]) => `${name}:${Array.isArray(value) ? writeList(value) : ` ${write(value)}\n`}`)
    .join('');
}

const writeList = (list: readonly unknown[]): string =>
  list.length === 0 ? ' []\n' : `\n${list.map((entry) => `  - ${write(entry)}\n`).join('')}`;

function write(value: unknown, name = ''): string {
  if (Array.isArray(value)) return `[${value.map((entry) => write(entry)).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return writeScalar(value, name);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{ ${members.map(([key, member]) => `${key}: ${write(member, key)}`).join(', ')} }`;
}

/** Members that are in quotes even where they need none, so that whoever puts a number there keeps them. */
const QUOTED: readonly string[] = ['id', 'code', 'password', 'extension'];

/** Words that no YAML reader takes for anything but text. */
const PLAIN = /^(?!(true|false|null|yes|no|on|off|y|n)$)[a-z]([a-z -]*[a-z])?$/i;

/** JSON's strings are YAML's, between double quotes. */
const writeScalar = (value: unknown, name: string): string =>
  typeof value === 'string' && PLAIN.test(value) && !QUOTED.includes(name) ? value : JSON.stringify(value);
