// The connector under test, over all of its lives: started anew after it broke, until it has broken too often.

import type { Activity } from '../contract/activity.ts';
import type { Declaration, Initialization } from '../contract/connector.ts';
import type { ActivityResult, ClipboardPage } from '../contract/page.ts';
import { ConnectorBroke, type Session, type StartSession } from '../drivers/session.ts';

/** After this many scenarios in a row in which the connector broke, the rest of the run is not worth its time. */
const TOO_OFTEN = 3;

export interface ConnectorUnderTest {
  readonly declaration: Declaration;
  /** Whether it broke in so many scenarios in a row that the run should stop. */
  readonly hopeless: boolean;
  /** Why it is of no use for the rest of the scenario; undefined while it is. */
  readonly broken: ConnectorBroke | undefined;
  /** Runs one activity; throws `ConnectorBroke`. */
  invoke(activity: Activity, page: ClipboardPage): Promise<ActivityResult>;
  /** Before each scenario: a fresh start where the last one broke it, a reset where it did not. */
  prepare(): Promise<void>;
  takeLog(): readonly string[];
  stop(): Promise<void>;
}

/** Starts the connector. Throws a `KitFailure` where it cannot be judged. */
export async function startConnector(start: StartSession, initialization: Initialization): Promise<ConnectorUnderTest> {
  let session: Session = await start(initialization);
  let brokenInARow = 0;
  let isFresh = true;

  const isHopeless = () => brokenInARow >= TOO_OFTEN;

  async function renew(): Promise<void> {
    await session.shutdown();
    session = await start(initialization);
  }

  return {
    declaration: session.declaration,
    get hopeless() {
      return isHopeless();
    },
    get broken() {
      return session.broken;
    },
    invoke: (activity, page) => session.invoke(activity, page),
    async prepare() {
      brokenInARow = session.broken === undefined ? 0 : brokenInARow + 1;
      if (isHopeless()) throw new ConnectorBroke(`the connector broke in ${TOO_OFTEN} scenarios in a row`);
      if (session.broken !== undefined) await renew();
      else if (!isFresh) await session.reset();
      isFresh = false;
    },
    takeLog: () => session.takeLog(),
    stop: () => session.shutdown(),
  };
}
