// Every dialect there is, by name; each is loaded where it is served. To add one: its folder, and a line here.

import type { AmiServer } from './ami/ami.ts';
import type { Dialect } from './dialect.ts';
import type { NativeServer } from './native/native.ts';

export interface LoadableDialect {
  readonly name: string;
  load(): Promise<Dialect>;
}

/** What a connector is told of each dialect that is served; the native one always is. */
export interface Servers {
  readonly native: NativeServer;
  readonly ami?: AmiServer | undefined;
  readonly [dialect: string]: Readonly<Record<string, unknown>> | undefined;
}

export const DIALECTS: readonly LoadableDialect[] = [
  { name: 'native', load: async () => (await import('./native/native.ts')).native },
  { name: 'ami', load: async () => (await import('./ami/ami.ts')).ami },
];
