// The Connector port: what is certified, as the kit and a module see it. CONNECTOR-PROTOCOL carries it to a process.

import type { Activity } from './activity.ts';
import type { ActivityResult, ClipboardPage } from './page.ts';

export const PROTOCOL_VERSION = 1;

/**
 * What a connector may be able to do. What it does not declare is not applicable; what it declares is tested.
 * `reasonCodes` speaks of a logout's reason, `breakReasons` of a NotReady's.
 */
export const CAPABILITIES = [
  'queueLogout',
  'reasonCodes',
  'breakReasons',
  'afterCallWork',
  'attributes',
  'credentials',
  'look',
  'asyncOutcome',
  'calls',
  'events',
  'concurrent',
] as const;

export type Capability = (typeof CAPABILITIES)[number];

/**
 * What `initialize` tells the connector. `server` is what the dialect needs; where TLS is spoken, `server.ca` is the
 * authority that vouches for the CTI server, PEM: nobody else is to be trusted. `timeoutMs` is the kit's own limit.
 */
export interface Initialization {
  readonly protocolVersion: number;
  readonly dialect: string;
  readonly timeoutMs: number;
  readonly server: Readonly<Record<string, unknown>>;
  /** Where a service posts its notifications. */
  readonly callbackUrl?: string | undefined;
}

/** What the connector says of itself. `timeoutMs` is the longest that one activity may take, in its own judgement. */
export interface Declaration {
  readonly protocolVersion: number;
  readonly name: string;
  readonly version: string;
  readonly timeoutMs: number;
  readonly activities: readonly Activity[];
  /** Where nothing is said of `breakReasons`, they are as `reasonCodes`. */
  readonly capabilities: Partial<Readonly<Record<Capability, boolean>>>;
  /** Where it is told of events by HTTP, by a CTI server that posts them; others take no notice of it. */
  readonly webhookUrl?: string | undefined;
}

/** Whether a connector declares a capability. */
export const canDo = ({ capabilities }: Pick<Declaration, 'capabilities'>, capability: Capability): boolean =>
  (capabilities[capability] ?? (capability === 'breakReasons' && capabilities.reasonCodes)) === true;

/** What a connector tells without being asked. */
export interface Notifications {
  event(page: ClipboardPage): void;
  log(level: 'debug' | 'info' | 'warn' | 'error', message: string): void;
}

/** A connector. A thrown error means that it broke; a refusal is a status. */
export interface Connector {
  initialize(initialization: Initialization, notify: Notifications): Promise<Declaration>;
  /** Runs one activity on a page. */
  invoke(activity: Activity, page: ClipboardPage): Promise<ActivityResult>;
  /** Forgets sessions and remembered pages and closes the links to the server. */
  reset(): Promise<void>;
  shutdown(): Promise<void>;
}
