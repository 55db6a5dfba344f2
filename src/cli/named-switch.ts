// What a described switch is called on the command line: its name, where it comes with the product, or its file.

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { DIALECTS, shippedSwitches, switchFileOf } from '../../simulator/index.ts';
import { invalidSetting } from './setting-failure.ts';

/** The file that is called so, or that of a switch that comes with the product. Throws `InvalidSetting` where it can be neither. */
export function fileOf(called: string, cwd: string): string {
  const path = switchFileOf(called, cwd) ?? resolve(cwd, called);
  if (/^[a-z][a-z0-9-]*$/.test(called) && !existsSync(path))
    throw invalidSetting(
      `There is no switch ${called}: there is ${shippedSwitches().join(', ')}; a file is named by its path, such as ./${called}.switch.yaml.`,
    );
  return path;
}

/** Throws `InvalidSetting` where a switch is called as a dialect of the product's own. */
export function refuseOwnName(name: string): void {
  if (DIALECTS.some((dialect) => dialect.name === name))
    throw invalidSetting(`${name} is a dialect of the product's own: call the switch something else.`);
}
