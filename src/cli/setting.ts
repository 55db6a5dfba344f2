// What a setting of a command is: its flag, its value, and the table that it stands in.

import type { Takes } from '../../simulator/index.ts';

/** One setting of a command. Its environment variable is `SIGNOFF_` and the flag in capitals, unless it names another. */
export interface Setting {
  /** How code and the config file call it. */
  readonly name: string;
  readonly flag: string;
  /** Where another command's setting of the same flag is something else. */
  readonly variable?: string | undefined;
  /** What stands for the value in the help; a switch has none. */
  readonly placeholder?: string | undefined;
  readonly default: unknown;
  readonly takes: Takes;
  readonly sentence: string;
  /** Of the settings with the same word here one may be chosen; what is nearer by outdoes what is farther off. */
  readonly oneOf?: string | undefined;
  /** Not for the command line, which everybody on the machine can read; and not to be quoted. */
  readonly isSecret?: boolean | undefined;
}

export type Settings = Readonly<Record<string, unknown>>;

/** The settings of every command, by the command's name. */
export type SettingTables = Readonly<Record<string, readonly Setting[]>>;
