// Every dialect there is, by name; each is loaded where it is served. To add one: its folder, and a line here.

import type { Dialect } from './dialect.ts';

export interface LoadableDialect {
  readonly name: string;
  load(): Promise<Dialect>;
}

export const DIALECTS: readonly LoadableDialect[] = [
  { name: 'native', load: async () => (await import('./native/native.ts')).native },
  { name: 'ami', load: async () => (await import('./ami/ami.ts')).ami },
];
