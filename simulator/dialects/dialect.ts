// The port that every dialect implements: it is given the engine and an address of its own, and speaks its protocol
// there. A dialect knows no other dialect.

import type { Engine } from '../core/engine.ts';
import type { Route } from '../wire/http.ts';
import type { Address } from '../wire/listener.ts';

export interface DialectOptions {
  readonly engine: Engine;
  /** The connector-facing address; port 0 finds a free one. */
  readonly address: Address;
  /** What connectors must show to be let in, where the link asks for it. */
  readonly token?: string | undefined;
}

export interface RunningDialect {
  /** What a connector needs to be told, as it stands in `initialize`. */
  readonly server: Readonly<Record<string, unknown>>;
  /** Reads that the main port serves as well, out of reach of any fault. */
  readonly reads: readonly Route[];
  stop(): Promise<void>;
}

export interface Dialect {
  readonly name: string;
  start(options: DialectOptions): Promise<RunningDialect>;
}
