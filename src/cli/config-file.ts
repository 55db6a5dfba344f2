// The config file, `signoff.config.yaml` or `.json`: a section for each command. Its keys are checked for all commands; its
// values by whoever reads them.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { FILE_LIMITS, readRegularFile } from '../files/read-file.ts';
import type { Settings, SettingTables } from './setting.ts';
import { invalidSetting, unknownSetting } from './setting-failure.ts';

const CONFIG_FILES = ['signoff.config.yaml', 'signoff.config.json'];

export interface Config {
  readonly file: string;
  /** Each key known; a section without any is an empty one. */
  readonly sections: Readonly<Record<string, Settings>>;
}

/** What stands in the config file of the folder `cwd`, if there is one. Throws a `KitFailure` for whatever is wrong in it. */
export function readConfig(tables: SettingTables, cwd: string): Config {
  const [file = '', ...others] = CONFIG_FILES.filter((name) => existsSync(join(cwd, name)));
  if (others.length > 0) throw invalidSetting(`There are ${[file, ...others].join(' and ')}: keep one of them.`);
  const config = file === '' ? {} : parseConfig(join(cwd, file), file);
  const sections = Object.entries(config).map(
    ([section, settings]) => [section, checkSection(section, settings ?? {}, { tables, file })] as const,
  );
  return { file, sections: Object.fromEntries(sections) };
}

function checkSection(
  section: string,
  settings: unknown,
  { tables, file }: { tables: SettingTables; file: string },
): Settings {
  const table = new Map(Object.entries(tables)).get(section);
  if (table === undefined) throw unknownSetting(`${file} has a section ${section}`, section, Object.keys(tables));
  if (!isMapping(settings)) throw invalidSetting(`${section} in ${file} is to hold settings, one a line.`);
  const names = table.map(({ name }) => name);
  const variant = Object.keys(settings).find((key) => !names.includes(key));
  if (variant !== undefined) throw unknownSetting(`${file} sets ${section}.${variant}`, variant, names);
  return settings;
}

function parseConfig(path: string, file: string): Record<string, unknown> {
  let config: unknown;
  try {
    config = parse(readRegularFile(path, FILE_LIMITS.config).toString('utf8'), { logLevel: 'error' }) ?? {};
  } catch (cause) {
    throw invalidSetting(`${file} cannot be read: ${firstLine((cause as Error).message)}.`, cause);
  }
  if (isMapping(config)) return config;
  throw invalidSetting(`${file} is to hold a section for each command, such as certify.`);
}

/** Without the excerpt that the parser puts below it, and its advice to programmers. */
const firstLine = (message: string): string =>
  (message.split('\n')[0] ?? '').replace(/; please use \S+/, '').replace(/:$/, '');

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
