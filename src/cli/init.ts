// `signoff init`: a connector to begin with, and the settings to check it. It plugs in, and fails honestly at the rest.

import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { stripsTypes } from '../drivers/type-script.ts';
import { createFiles } from '../files/write-file.ts';
import { PACKAGE_ROOT } from '../package-root.ts';
import { inQuotes, ownCommand } from '../report/own-command.ts';
import { KitFailure } from '../report-model/failure.ts';
import type { Environment } from './environment.ts';
import { LANGUAGES } from './init-settings.ts';
import { invalidSetting } from './setting-failure.ts';

/** What was chosen; what was not is left out. */
export interface InitOptions {
  readonly language?: (typeof LANGUAGES)[number];
  readonly dir?: string;
}

/** Answers the exit code. Throws `FileExists` before anything is written, or `FileNotWritable`. */
export async function init(
  { language, dir = '.' }: InitOptions,
  { stdout, cwd }: Pick<Environment, 'stdout' | 'cwd'>,
): Promise<number> {
  if (language === undefined)
    throw invalidSetting(`signoff init asks for a language: --language ${LANGUAGES.join(', --language ')}.`);
  const folder = resolve(cwd, dir);
  const files = await copySkeleton(join(PACKAGE_ROOT, 'examples', 'skeletons', language), { folder, dir });
  stdout.write(whatNext(language, { files, place: relative(cwd, folder), signoff: ownCommand(folder) }));
  return 0;
}

/** Answers the names of the files. */
async function copySkeleton(
  skeleton: string,
  to: { readonly folder: string; readonly dir: string },
): Promise<readonly string[]> {
  const files = readdirSync(skeleton).sort();
  const present = files.find((file) => existsSync(join(to.folder, file)));
  if (present !== undefined)
    throw new KitFailure('FileExists', `There is a file ${join(to.dir, present)} already, and it is not overwritten.`, {
      hint: 'Choose another folder with --dir, or move the file away.',
    });
  try {
    mkdirSync(to.folder, { recursive: true });
    await createFiles(
      files.map((file) => ({
        path: join(to.folder, file),
        content: addressed(readFileSync(join(skeleton, file), 'utf8'), to.folder),
      })),
    );
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new KitFailure('FileNotWritable', `The connector cannot be written into ${to.dir}: ${code ?? message}.`, {
      hint: 'Choose a folder that this user may write to.',
      cause,
    });
  }
  return files;
}

/** A skeleton tells what to type as in a project that Signoff is installed in. */
const addressed = (text: string, folder: string): string => text.replaceAll('npx signoff', ownCommand(folder));

interface Written {
  readonly files: readonly string[];
  /** The folder, from where the person is; '' where that is it. */
  readonly place: string;
  /** How Signoff is called there. */
  readonly signoff: string;
}

function whatNext(language: string, { files, place, signoff }: Written): string {
  const needsLoader = language === 'typescript' && !stripsTypes();
  const steps: readonly (readonly [type: string, gives: string])[] = [
    ...(place === '' ? [] : [[`cd ${inQuotes(place)}`, ''] as const]),
    ...(needsLoader
      ? [['npm install --save-dev ts-node typescript@6', 'this Node does not run TypeScript by itself'] as const]
      : []),
    [`${signoff} protocol-check`, 'it plugs in: initialize is ok, and what is wrong says what to do'],
    [`${signoff} certify`, `once LogoutAgent in ${files[0]} is written`],
  ];
  const width = Math.max(...steps.map(([type]) => type.length)) + 3;
  const lines = steps.map(([type, gives]) => `  ${`${type.padEnd(width)}${gives}`.trimEnd()}`);
  return `Written${place === '' ? '' : ` into ${place}`}: ${files.join(', ')}.\n\nNext:\n${lines.join('\n')}\n`;
}
