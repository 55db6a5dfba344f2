// The desktop: what it was told by the OpenCTI events that a connector handed on in a scenario, and what happened at the ACD
// meanwhile. It waits for what is to come, and not without an end. What is expected of it stands in `desktop-expectations.ts`.

import type { ClipboardPage } from '../../connector/page.ts';
import type { AcdUnderTest, Exchange } from '../acd/acd-under-test.ts';
import type { ConnectorUnderTest } from './connector-under-test.ts';

/** An event as it was handed on. */
export type EventPage = ClipboardPage;

export interface Desktop {
  /** Everything that was handed on in this scenario, the oldest first. */
  events(): readonly EventPage[];
  /** The same, once it is enough, or `limitMs` of wire time are over. Throws `ConnectorBroke`. */
  until(
    isEnough: (events: readonly EventPage[]) => boolean | Promise<boolean>,
    limitMs: number,
  ): Promise<readonly EventPage[]>;
  /** What happened at the ACD since the scenario began. */
  happened(): Promise<Exchange>;
}

export async function createDesktop(acd: AcdUnderTest, connector: ConnectorUnderTest): Promise<Desktop> {
  const { mark } = await acd.exchange.mark();
  const events = () => connector.mail.all().map(({ page }) => page);
  return {
    events,
    async until(isEnough, limitMs) {
      const end = Date.now() + limitMs;
      for (;;) {
        const seen = events();
        const left = end - Date.now();
        if (connector.broken !== undefined) throw connector.broken;
        if (left <= 0 || (await isEnough(seen))) return seen;
        if (connector.mail.all().length === seen.length) await connector.mail.arrival(left);
      }
    },
    happened: async () => (await acd.exchange.since(mark)).exchange,
  };
}
