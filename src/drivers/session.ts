// A connector at work: the port that every way of reaching one implements, and how a connector may let the kit down.

import type { Activity } from '../connector/activity.ts';
import type { Declaration, Initialization } from '../connector/connector.ts';
import type { ActivityResult, ClipboardPage } from '../connector/page.ts';
import type { Mail } from './mail.ts';

/** One life of a connector, from `initialize` to `shutdown`. */
export interface Session {
  readonly declaration: Declaration;
  /** Runs one activity. Throws `ConnectorBroke`. */
  invoke(activity: Activity, page: ClipboardPage): Promise<ActivityResult>;
  /** Between two scenarios. Throws `ConnectorBroke`. */
  reset(): Promise<void>;
  /** Ends it, politely and then not. Never throws; answers what was amiss, as a sentence without its full stop. */
  shutdown(): Promise<string | undefined>;
  /** Why this session can no longer be used; undefined while it can. */
  readonly broken: ConnectorBroke | undefined;
  /** What the connector logged, on stderr too, since it was last asked, oldest first. */
  takeLog(): readonly string[];
  /** The OpenCTI events that it hands on. */
  readonly mail: Mail;
}

/** Hears each notification of the connector as it came, whether it is of the protocol or not. */
export type HearNotification = (notification: { readonly method: string; readonly params?: unknown }) => void;

/** Starts a connector and initializes it. Throws a `KitFailure` where it cannot be judged at all. */
export type StartSession = (initialization: Initialization, hear?: HearNotification) => Promise<Session>;

/** The connector itself broke while it was asked to do something: every requirement exercised by that call fails. */
export class ConnectorBroke extends Error {
  override readonly name = 'ConnectorBroke';
}
