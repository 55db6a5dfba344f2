// The reference connector: the door by which the kit's module host loads it, as it would load anybody's.
// It holds the one link to the CTI server, opened by `initialize` and closed by `reset` and `shutdown`; it must not know
// what an activity does or which bytes a dialect speaks.

import { AGENT_STATE_ACTIVITIES } from '../contract/activity.ts';
import {
  CAPABILITIES,
  type Capability,
  type Connector,
  type Declaration,
  type Initialization,
  PROTOCOL_VERSION,
} from '../contract/connector.ts';
import { createReference, type Reference } from './create-reference.ts';
import { declineOver } from './declining.ts';
import type { CtiLink } from './link.ts';
import { LINKS } from './links/index.ts';

/** The longest that one activity may take, in milliseconds. */
const TIMEOUT_MS = 300;

const ITS_CAPABILITIES: Declaration['capabilities'] = {
  queueLogout: true,
  reasonCodes: true,
  breakReasons: true,
  afterCallWork: true,
  attributes: true,
  credentials: true,
  look: true,
  asyncOutcome: true,
  calls: true,
  events: false,
  concurrent: true,
};

/** What may be had otherwise. */
export interface ConnectorOptions {
  /** Something that is put over the link. */
  readonly wrapLink?: (link: CtiLink) => CtiLink;
  /** Another limit for one activity, in milliseconds. */
  readonly limitMs?: number;
  /** Capabilities and activities that it is to do without: they are not declared, and it cannot do them. */
  readonly declines?: readonly string[];
}

/** A new connector, not yet linked to any server. `initialize` throws one sentence when it cannot serve. */
export default function connector(options: ConnectorOptions = {}): Connector {
  const { wrapLink = (opened) => opened, limitMs = TIMEOUT_MS, declines = [] } = options;
  const offered = AGENT_STATE_ACTIVITIES.filter((activity) => !declines.includes(activity));
  const declined = CAPABILITIES.filter((capability) => declines.includes(capability));
  let link: CtiLink | undefined;
  let activities: Reference | undefined;
  let outstanding = 0;
  const closeLink = async (): Promise<void> => link?.close();
  return {
    async initialize(initialization) {
      await closeLink();
      link = declineOver(wrapLink(openLink(initialization)), declined);
      const timeoutMs = Math.min(limitMs, initialization.timeoutMs);
      activities = createReference({ link, timeoutMs });
      const lacks = LINKS.get(initialization.dialect)?.lacks ?? [];
      return declare({ timeoutMs, activities: offered, lacks: [...lacks, ...declined] });
    },
    async invoke(activity, page) {
      if (activities === undefined) throw new Error('The connector has not been initialized.');
      const known = offered.find((name) => name === activity);
      if (known === undefined) throw new Error(`This connector has no activity ${activity}.`);
      if (outstanding > 0 && declined.includes('concurrent'))
        throw new Error('This connector takes one activity at a time.');
      outstanding += 1;
      return activities[known](page).finally(() => {
        outstanding -= 1;
      });
    },
    // Nothing is remembered between invocations: a reset has only connections to close. The link opens new ones.
    reset: closeLink,
    shutdown: closeLink,
  };
}

function openLink({ protocolVersion, dialect, server }: Initialization): CtiLink {
  if (protocolVersion !== PROTOCOL_VERSION)
    throw new Error(`Protocol version ${protocolVersion} is not spoken here: only ${PROTOCOL_VERSION} is.`);
  const kind = LINKS.get(dialect);
  if (kind === undefined)
    throw new Error(`There is no link for the dialect "${dialect}": only for ${[...LINKS.keys()].join(', ')}.`);
  return kind.create(server);
}

interface Offer {
  readonly timeoutMs: number;
  readonly activities: Declaration['activities'];
  readonly lacks: readonly Capability[];
}

function declare({ timeoutMs, activities, lacks }: Offer): Declaration {
  return {
    protocolVersion: PROTOCOL_VERSION,
    name: 'signoff-reference',
    version: '1.0.0',
    timeoutMs,
    activities,
    capabilities: { ...ITS_CAPABILITIES, ...Object.fromEntries(lacks.map((capability) => [capability, false])) },
  };
}
