// The connector under test, over all of its lives: started anew after it broke, until it has broken too often.

import type { Activity } from '../../connector/activity.ts';
import type { Declaration, Initialization } from '../../connector/connector.ts';
import type { ActivityResult, ClipboardPage } from '../../connector/page.ts';
import type { Mail } from '../../drivers/mail.ts';
import { ConnectorBroke, type Session, type StartSession } from '../../drivers/session.ts';
import { KitFailure } from '../../report-model/failure.ts';

/** After this many scenarios in a row in which the connector broke, the rest of the run is not worth its time. */
const TOO_OFTEN = 3;

export interface ConnectorUnderTest {
  readonly declaration: Declaration;
  /** Why the run should stop: it broke in too many scenarios in a row. */
  readonly hopeless: string | undefined;
  /** Why it is of no use for the rest of the scenario; undefined while it is. */
  readonly broken: ConnectorBroke | undefined;
  /** Runs one activity; throws `ConnectorBroke`. */
  invoke(activity: Activity, page: ClipboardPage): Promise<ActivityResult>;
  /** Before each scenario: a fresh start where the last one broke it, a reset where it did not. Throws `ConnectorBroke`. */
  prepare(): Promise<void>;
  /** After each scenario that was prepared. */
  conclude(): void;
  takeLog(): readonly string[];
  /** The events that it hands on; those of this scenario. */
  readonly mail: Mail;
  stop(): Promise<void>;
}

/** Starts the connector. Throws a `KitFailure` where it cannot be judged. */
export async function startConnector(start: StartSession, initialization: Initialization): Promise<ConnectorUnderTest> {
  let session: Session = await start(initialization);
  let brokenInARow = 0;
  let isFresh = true;
  /** Why it could not be started anew. */
  let missing: ConnectorBroke | undefined;

  const brokenBy = () => missing ?? session.broken;

  async function renew(): Promise<void> {
    await session.shutdown();
    try {
      session = await start(initialization);
      missing = undefined;
    } catch (error) {
      if (!(error instanceof KitFailure)) throw error;
      missing = new ConnectorBroke(`after it broke it could not be started anew: ${error.message}`);
      throw missing;
    }
  }

  return {
    declaration: session.declaration,
    get hopeless() {
      return brokenInARow < TOO_OFTEN
        ? undefined
        : `The connector broke in ${TOO_OFTEN} scenarios in a row, and the run stopped.`;
    },
    get broken() {
      return brokenBy();
    },
    invoke: (activity, page) => session.invoke(activity, page),
    async prepare() {
      if (brokenBy() !== undefined) await renew();
      else if (!isFresh) await session.reset();
      isFresh = false;
    },
    conclude() {
      brokenInARow = brokenBy() === undefined ? 0 : brokenInARow + 1;
    },
    takeLog: () => session.takeLog(),
    get mail() {
      return session.mail;
    },
    async stop() {
      await session.shutdown();
    },
  };
}
