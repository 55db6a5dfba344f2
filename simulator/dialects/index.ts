// Every dialect that the product brings. To add one: its folder, and a line here. Others come from a file or a package.

import { ami } from './ami/index.ts';
import type { AmiServer } from './ami/server.ts';
import type { Dialect } from './dialect.ts';
import { esl } from './esl/index.ts';
import type { EslServer } from './esl/server.ts';
import { native } from './native/index.ts';
import type { NativeServer } from './native/server.ts';

/** What a connector is told of each dialect that is served; the native one always is. */
export interface Servers {
  readonly native: NativeServer;
  readonly ami?: AmiServer | undefined;
  readonly esl?: EslServer | undefined;
  readonly [dialect: string]: Readonly<Record<string, unknown>> | undefined;
}

/** The native one first: it is always served. */
export const DIALECTS: readonly Dialect[] = [native, ami as Dialect, esl as Dialect];
