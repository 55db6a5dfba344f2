// The reference connector: the door by which the kit's module host loads it, as it would load anybody's.
// It holds the one link to the CTI server, opened by `initialize` and closed by `reset` and `shutdown`, and what is subscribed
// to over it; it must not know what an activity does or which bytes a dialect speaks.

import { type Activity, AGENT_STATE_ACTIVITIES } from '../connector/activity.ts';
import { CAPABILITIES, type Capability, type Connector, PROTOCOL_VERSION } from '../connector/connector.ts';
import type { ActivityResult, ClipboardPage } from '../connector/page.ts';
import { type Adapter, createAdapter } from './adapter.ts';
import { callActivitiesOf, createCalls } from './calls.ts';
import { createReference } from './create-reference.ts';
import type { CtiLink, LinkKind } from './link.ts';
import { LINKS } from './links/index.ts';

const SUBSCRIBING = ['SubscribeForEvents', 'UnSubscribeForEvents'];

/** The longest that one activity may take, in milliseconds. */
const TIMEOUT_MS = 300;

/** What may be had otherwise: something put over the link, and another limit for one activity, in milliseconds. */
export interface ConnectorOptions {
  readonly wrapLink?: (link: CtiLink) => CtiLink;
  readonly limitMs?: number;
}

/** A new connector, not yet linked to any server. `initialize` throws one sentence when it cannot serve. */
export default function connector(options: ConnectorOptions = {}): Connector {
  const { wrapLink = (opened) => opened, limitMs = TIMEOUT_MS } = options;
  let link: CtiLink | undefined;
  let adapter: Adapter | undefined;
  let run: (activity: Activity, page: ClipboardPage) => Promise<ActivityResult>;

  async function close(): Promise<void> {
    adapter?.close();
    await link?.close();
  }

  return {
    async initialize({ protocolVersion, dialect, server, timeoutMs: most }, { event: handOn, log }) {
      const { create, lacks } = linkKind(protocolVersion, dialect);
      link = wrapLink(create(server));
      const timeoutMs = Math.min(limitMs, most);
      adapter = createAdapter({ link, timeoutMs, handOn, note: (what) => log('debug', what) });
      const all = {
        ...createReference({ link, timeoutMs }),
        ...adapter.activities,
        ...createCalls({ link, timeoutMs }),
      };
      run = (activity, page) => all[activity as keyof typeof all](page); // whatever was not declared is not asked for
      const hasEvents = link.events !== undefined;
      const can = (capability: Capability) => (capability === 'events' ? hasEvents : !lacks.includes(capability));
      return {
        protocolVersion,
        name: 'signoff-reference',
        version: '1.0.0',
        timeoutMs,
        activities: [
          ...[...AGENT_STATE_ACTIVITIES, 'OpenAdapter', 'CloseAdapter', ...(hasEvents ? SUBSCRIBING : [])],
          ...callActivitiesOf(link.calls),
        ],
        capabilities: Object.fromEntries(CAPABILITIES.map((capability) => [capability, can(capability)])),
      };
    },
    invoke: (activity, page) => run(activity, page),
    // Of agents nothing is remembered between invocations: a reset has subscriptions and connections to close.
    reset: close,
    shutdown: close,
  };
}

function linkKind(protocolVersion: number, dialect: string): LinkKind {
  const kind = LINKS.get(dialect);
  if (kind !== undefined && protocolVersion === PROTOCOL_VERSION) return kind;
  throw new Error(`Version ${protocolVersion} of the protocol and the dialect "${dialect}" are not spoken here.`);
}
