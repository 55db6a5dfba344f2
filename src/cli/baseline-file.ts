// The baseline as a file of the user's: read before the run, rewritten after it where that was asked for.

import { resolve } from 'node:path';
import { FILE_LIMITS, readRegularFile } from '../files/read-file.ts';
import { replaceFiles } from '../files/write-file.ts';
import { readBaseline } from '../kit/gate/baseline.ts';
import type { Baseline } from '../kit/gate/gate.ts';
import { writeBaseline } from '../kit/gate/write-baseline.ts';
import { loadCatalogue } from '../kit/suite/catalogue.ts';
import { KitFailure } from '../report-model/failure.ts';
import type { RunReport } from '../report-model/run-report.ts';

export interface BaselineFile extends Baseline {
  /** Writes down what stands after the run, and answers a sentence that says so; none where nothing was to be done. */
  finish(report: RunReport): Promise<string>;
}

export interface BaselineChoice {
  readonly baseline?: string | undefined;
  readonly updateBaseline?: boolean | undefined;
}

/** Undefined where none was asked for. Throws a `KitFailure` where it cannot be read; a new one may be missing. */
export async function openBaseline(choice: BaselineChoice, cwd: string): Promise<BaselineFile | undefined> {
  const { baseline: name, updateBaseline: isToBeUpdated = false } = choice;
  if (name === undefined && isToBeUpdated)
    throw new KitFailure('InvalidSetting', '--update-baseline says nothing of which baseline.', {
      hint: 'Name the file with --baseline.',
    });
  if (name === undefined) return undefined;
  const path = resolve(cwd, name);
  const text = readText(path, name, isToBeUpdated);
  return {
    ...{ name, isToBeUpdated, today: new Date().toISOString().slice(0, 10) },
    entries: text === undefined ? [] : readBaseline(text, name, loadCatalogue()),
    async finish({ gate }) {
      if (!isToBeUpdated) return '';
      if (gate === undefined) return `${name} is left as it is, for the run was not whole.\n`;
      await writeText(path, name, writeBaseline(text, gate.entries));
      const count = gate.entries.length;
      return `${name} is written: ${count} known failure${count === 1 ? '' : 's'}.\n`;
    },
  };
}

function readText(path: string, name: string, mayBeMissing: boolean): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readRegularFile(path, FILE_LIMITS.baseline));
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT' && mayBeMissing) return undefined;
    throw new KitFailure('BaselineUnusable', `The baseline ${name} cannot be read: ${code ?? message}.`, {
      hint: 'signoff certify --baseline FILE --update-baseline writes one.',
      cause,
    });
  }
}

async function writeText(path: string, name: string, text: string): Promise<void> {
  await replaceFiles([{ path, content: text }]).catch((cause) => {
    throw new KitFailure(
      'BaselineUnusable',
      `The baseline ${name} cannot be written: ${cause.code ?? cause.message}.`,
      {
        hint: 'Choose a file that this user may write.',
        cause,
      },
    );
  });
}
