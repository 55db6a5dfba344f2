// A file that a command writes for whoever asked for it, and that was not there before.

import { createFiles } from '../files/write-file.ts';
import { KitFailure } from '../report-model/failure.ts';

export interface NewFile {
  readonly path: string;
  /** What whoever asked for it called it. */
  readonly name: string;
  /** What it holds: `floor`. */
  readonly what: string;
  readonly text: string;
}

/** Throws `FileExists`, or `FileNotWritable`. */
export async function writeNew({ path, name, what, text }: NewFile): Promise<void> {
  try {
    await createFiles([{ path, content: text }]);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'EEXIST')
      throw new KitFailure('FileExists', `There is a file ${name} already, and it is not overwritten.`, {
        hint: 'Choose another name with --out, or move the file away.',
        cause,
      });
    throw new KitFailure('FileNotWritable', `The ${what} cannot be written to ${name}: ${code ?? message}.`, {
      hint: 'Choose a file in a folder that this user may write to.',
      cause,
    });
  }
}
