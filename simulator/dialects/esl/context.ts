// What every part of this dialect works with, and the shapes that commands take and give.

import type { AgentCommand } from '../../core/commands.ts';
import type { Engine } from '../../engine/engine.ts';
import type { DecodedRequest, FaultInjector } from '../../faults/fault.ts';
import type { Site } from '../dialect.ts';
import type { Awaiting } from '../socket-outcome.ts';
import type { AgentRows } from './agents.ts';
import type { QueueCalls } from './calls.ts';
import type { EslConfig } from './config.ts';
import type { EslEvent, Switch } from './event.ts';
import type { Queues } from './queues.ts';
import type { Tiers } from './tiers.ts';

export const DIALECT = 'esl';

/** A status that is asked for on this wire: it is told as it was written, with the first that comes of it. */
interface AskedStatus {
  readonly agentId: string;
  /** Undefined: what is asked is no status, and none is told. */
  readonly status: string | undefined;
  isTold: boolean;
}

export interface EslContext {
  readonly engine: Engine;
  readonly faults: FaultInjector;
  readonly fabricate: Site['fabricate'];
  readonly config: EslConfig;
  readonly switch: Switch;
  readonly agents: AgentRows;
  readonly tiers: Tiers;
  readonly queues: Queues;
  readonly calls: QueueCalls;
  /** By request. */
  readonly asked: Map<string, AskedStatus>;
  readonly awaiting: Awaiting;
  /** When it was started, in milliseconds since 1970. */
  readonly startedAt: number;
  /** ACD time in whole seconds. */
  seconds(): number;
  /** Tells everybody who hears of it, once what is at hand has been answered. */
  tell(event: EslEvent): void;
  /** Another ACD is in place: what was known of the one before is forgotten. */
  beginAnew(): void;
}

/** A call of one of the switch's functions. */
export interface ApiCall {
  /** In small letters. */
  readonly name: string;
  /** As it was written. */
  readonly called: string;
  readonly args: string;
  /** Of `callcenter_config`. */
  readonly words: readonly string[];
  readonly isBackground: boolean;
}

/** What was decoded of a command; without `api` the session answers it. */
export interface EslRequest extends DecodedRequest {
  readonly api?: ApiCall | undefined;
  readonly command?: AgentCommand | undefined;
}

/** What a function is asked by. */
export interface Asker {
  readonly requestId: string;
  readonly command?: AgentCommand | undefined;
}

/** What a function says; undefined in the end: it never does. */
export type Said = string | Promise<string | undefined>;

export const OK = '+OK\n';
export const refusedAs = (words: string): string => `-ERR ${words}\n`;
