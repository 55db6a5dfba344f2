// `signoff switch new`: a switch's file to begin with, in which what nobody can know is left as a gap.

import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { newSwitch, switchSchemaPath } from '../../simulator/index.ts';
import { PACKAGE_ROOT } from '../package-root.ts';
import { onOneLine } from '../report/escape.ts';
import { inQuotes, ownCommand } from '../report/own-command.ts';
import type { Environment } from './environment.ts';
import { fileOf, refuseOwnName } from './named-switch.ts';
import { writeNew } from './new-file.ts';
import { invalidSetting } from './setting-failure.ts';

/** What was chosen; what was not is left out. */
export interface SwitchNewOptions {
  readonly like?: string;
  readonly openapi?: string;
  readonly paths?: string;
  readonly out?: string;
}

const LEFT_OUT_SHOWN = 20;

/** Answers the exit code. Throws where the file is there already or cannot be written, or a choice is wrong. */
export async function createSwitch(
  name: string | undefined,
  { like, openapi, paths, out = `${name ?? 'my'}.switch.yaml` }: SwitchNewOptions,
  { stdout, cwd }: Pick<Environment, 'stdout' | 'cwd'>,
): Promise<number> {
  refuseName(name);
  if (like !== undefined && openapi !== undefined)
    throw invalidSetting('--like and --openapi contradict each other: give one of them.');
  if (paths !== undefined && openapi === undefined)
    throw invalidSetting('--paths chooses from an OpenAPI document: give it with --openapi.');
  if (!/\.ya?ml$/.test(out))
    throw invalidSetting(`--out takes a name that ends in .yaml, not ${out}: it is known by that.`);
  const path = resolve(cwd, out);
  const { text, leftOut } = await newSwitch({
    ...{ name, schema: schemaFrom(dirname(path)) },
    ...{ like: like && fileOf(like, cwd), openapi: openapi && resolve(cwd, openapi) },
    paths: paths?.split(',').filter((word) => word !== ''),
  });
  await writeNew({ path, name: out, what: 'switch', text });
  const shown = leftOut.slice(0, LEFT_OUT_SHOWN).map(({ what, why }) => `  ${onOneLine(what)}: ${onOneLine(why)}\n`);
  const more = leftOut.length > shown.length ? `  and ${leftOut.length - shown.length} more\n` : '';
  stdout.write(`${out} is written. Each TODO in it is a gap to be filled in.\n`);
  if (shown.length > 0) stdout.write(`Left out:\n${shown.join('')}${more}`);
  stdout.write(`Next: ${ownCommand(cwd)} switch check ${inQuotes(out)}\n`);
  return 0;
}

function refuseName(name: string | undefined): void {
  if (name === undefined) return;
  if (!/^[a-z][a-z0-9-]*$/.test(name))
    throw invalidSetting(
      `The name of a switch takes lower case letters, digits and hyphens, not ${JSON.stringify(name)}.`,
    );
  refuseOwnName(name);
}

/** The schema of this very package, from `folder`: by way of the project's `node_modules`, where it is installed there. */
export function schemaFrom(folder: string): string {
  const schema = switchSchemaPath();
  const places = createRequire(join(folder, 'any.js')).resolve.paths('signoff') ?? [];
  const installed = places.map((place) => join(place, 'signoff')).find(isThisPackage) ?? PACKAGE_ROOT;
  const way = relative(folder, join(installed, relative(PACKAGE_ROOT, schema))).replaceAll('\\', '/');
  return way.startsWith('.') ? way : `./${way}`;
}

const isThisPackage = (path: string): boolean => existsSync(path) && realpathSync(path) === realpathSync(PACKAGE_ROOT);
