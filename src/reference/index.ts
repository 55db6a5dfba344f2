// The reference connector: the door by which the kit's module host loads it, as it would load anybody's.
// It holds the one link to the CTI server, opened by `initialize` and closed by `reset` and `shutdown`; it must not know
// what an activity does or which bytes a dialect speaks.

import { type Activity, AGENT_STATE_ACTIVITIES } from '../contract/activity.ts';
import {
  type Capability,
  type Connector,
  type Declaration,
  type Initialization,
  PROTOCOL_VERSION,
} from '../contract/connector.ts';
import { createReference, type Reference } from './create-reference.ts';
import type { CtiLink } from './link.ts';
import { LINKS } from './links/index.ts';

/** The longest that one activity may take, in milliseconds. */
const TIMEOUT_MS = 300;

const CAPABILITIES: Declaration['capabilities'] = {
  queueLogout: true,
  reasonCodes: true,
  afterCallWork: true,
  attributes: true,
  credentials: true,
  look: true,
  asyncOutcome: true,
  calls: true,
  events: false,
  concurrent: true,
};

/** What may be had otherwise: something put over the link, and another limit for one activity, in milliseconds. */
export interface ConnectorOptions {
  readonly wrapLink?: (link: CtiLink) => CtiLink;
  readonly limitMs?: number;
}

/** A new connector, not yet linked to any server. `initialize` throws one sentence when it cannot serve. */
export default function connector(options: ConnectorOptions = {}): Connector {
  const { wrapLink = (opened) => opened, limitMs = TIMEOUT_MS } = options;
  let link: CtiLink | undefined;
  let activities: Reference | undefined;
  const closeLink = async (): Promise<void> => link?.close();
  return {
    async initialize(initialization) {
      await closeLink();
      link = wrapLink(openLink(initialization));
      const timeoutMs = Math.min(limitMs, initialization.timeoutMs);
      activities = createReference({ link, timeoutMs });
      return declare(timeoutMs, LINKS.get(initialization.dialect)?.lacks ?? []);
    },
    async invoke(activity, page) {
      if (activities === undefined) throw new Error('The connector has not been initialized.');
      return activityOf(activities, activity)(page);
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

function activityOf(activities: Reference, name: Activity): Reference[keyof Reference] {
  const known = AGENT_STATE_ACTIVITIES.find((activity) => activity === name);
  if (known === undefined) throw new Error(`This connector has no activity ${name}.`);
  return activities[known];
}

function declare(timeoutMs: number, lacks: readonly Capability[]): Declaration {
  return {
    protocolVersion: PROTOCOL_VERSION,
    name: 'signoff-reference',
    version: '1.0.0',
    timeoutMs,
    activities: AGENT_STATE_ACTIVITIES,
    capabilities: { ...CAPABILITIES, ...Object.fromEntries(lacks.map((capability) => [capability, false])) },
  };
}
