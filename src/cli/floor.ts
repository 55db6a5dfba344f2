// `signoff floor`: a floor made up from a seed, as a file to be edited and given to `signoff simulate --floor`.

import { resolve } from 'node:path';
import { type FloorChoice, SETTINGS, writeFloor } from '../../simulator/index.ts';
import { inQuotes, ownCommand } from '../report/own-command.ts';
import type { Environment } from './environment.ts';
import { writeNew } from './new-file.ts';
import type { Setting } from './setting.ts';

export const FLOOR_SETTINGS: readonly Setting[] = [
  ...SETTINGS.filter(({ name }) => ['seed', 'agents', 'queues', 'profile'].includes(name)),
  {
    name: 'out',
    flag: '--out',
    placeholder: 'file',
    default: '',
    takes: { text: 'the name of a file' },
    sentence: 'where the floor goes; without it, to the terminal',
  },
];

export interface FloorOptions extends FloorChoice {
  /** Where it goes; to stdout where it is absent. */
  readonly out?: string | undefined;
}

/** Answers the exit code. Throws where the file is there already or cannot be written, or a setting is wrong. */
export async function floor(
  { out, ...choice }: FloorOptions,
  { stdout, cwd }: Pick<Environment, 'stdout' | 'cwd'>,
): Promise<number> {
  const text = await writeFloor(choice);
  if (out === undefined) stdout.write(text);
  else {
    await writeNew({ path: resolve(cwd, out), name: out, what: 'floor', text });
    stdout.write(`${out} is written. Next: ${ownCommand(cwd)} simulate --floor ${inQuotes(out)}\n`);
  }
  return 0;
}
