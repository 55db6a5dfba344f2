// `signoff floor`: a floor made up from a seed, as a file to be edited and given to `signoff simulate --floor`.

import { resolve } from 'node:path';
import { type FloorChoice, SETTINGS, writeFloor } from '../../simulator/index.ts';
import { createFiles } from '../files/write-file.ts';
import { inQuotes, ownCommand } from '../report/own-command.ts';
import { KitFailure } from '../report-model/failure.ts';
import type { Environment } from './environment.ts';
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
    await writeNew(resolve(cwd, out), out, text);
    stdout.write(`${out} is written. Next: ${ownCommand(cwd)} simulate --floor ${inQuotes(out)}\n`);
  }
  return 0;
}

async function writeNew(path: string, name: string, text: string): Promise<void> {
  try {
    await createFiles([{ path, content: text }]);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'EEXIST')
      throw new KitFailure('FileExists', `There is a file ${name} already, and it is not overwritten.`, {
        hint: 'Choose another name, or move the file away.',
        cause,
      });
    throw new KitFailure('FileNotWritable', `The floor cannot be written to ${name}: ${code ?? message}.`, {
      hint: 'Choose a file in a folder that this user may write to.',
      cause,
    });
  }
}
