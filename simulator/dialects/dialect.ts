// The port that every dialect implements: it is given the engine and an address of its own, and speaks its protocol
// there. A dialect knows no other dialect.

import type { Engine } from '../engine/engine.ts';
import type { FaultInjector } from '../faults/fault.ts';
import type { DocumentedPort, Route } from '../http-api/route-docs.ts';
import type { Address } from '../net/listener.ts';
import type { MakeExchange } from './exchange.ts';

export interface DialectOptions {
  readonly engine: Engine;
  /** What spoils its answers and events. */
  readonly faults: FaultInjector;
  /** The connector-facing address; port 0 finds a free one. */
  readonly address: Address;
  /** Host names that requests may be addressed to, besides localhost and addresses. */
  readonly allowHosts?: readonly string[] | undefined;
  /** What connectors must show to be let in, where the link asks for it. */
  readonly token?: string | undefined;
  /** How it is set up, in the dialect's own terms. */
  readonly config?: unknown;
  /** The simulator's own version, for documents. */
  readonly version: string;
}

export interface RunningDialect {
  /** What a connector needs to be told, as it stands in `initialize`. */
  readonly server: Readonly<Record<string, unknown>>;
  /** The members of `server` that not everybody may know. */
  readonly secrets: readonly string[];
  /** What its events can be called; absent where it does not tell. */
  readonly events?: readonly string[] | undefined;
  /** Reads that the main port serves as well, out of reach of any fault. */
  readonly reads: readonly Route[];
  /** Its connector-facing port, as the documents describe it; absent where it is none of HTTP. */
  readonly port?: DocumentedPort | undefined;
  /** Documents of its own that the main port serves: of its events, say. */
  readonly documents: readonly Route[];
  /** What connectors hold on to at this moment. */
  usage(): { readonly connections: number; readonly subscriptions: number };
  /** Closes its connector-facing port and cuts who is there, or opens it again. */
  refuse(isRefusing: boolean): Promise<void>;
  stop(): Promise<void>;
}

export interface Dialect {
  readonly name: string;
  start(options: DialectOptions): Promise<RunningDialect>;
}
