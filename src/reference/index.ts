// The reference connector: the door by which the kit's module host loads it, as it would load anybody's.
// It holds the one link to the CTI server, opened by `initialize` and closed by `reset` and `shutdown`; it must not know
// what an activity does or which bytes a dialect speaks.

import { AGENT_STATE_ACTIVITIES, type AgentStateActivity } from '../connector/activity.ts';
import { CAPABILITIES, type Connector, PROTOCOL_VERSION } from '../connector/connector.ts';
import { createReference, type Reference } from './create-reference.ts';
import type { CtiLink, LinkKind } from './link.ts';
import { LINKS } from './links/index.ts';

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
  let activities: Reference;
  const closeLink = async (): Promise<void> => link?.close();
  return {
    async initialize({ protocolVersion, dialect, server, timeoutMs: most }) {
      const { create, lacks } = linkKind(protocolVersion, dialect);
      link = wrapLink(create(server));
      const timeoutMs = Math.min(limitMs, most);
      activities = createReference({ link, timeoutMs });
      return {
        protocolVersion,
        name: 'signoff-reference',
        version: '1.0.0',
        timeoutMs,
        activities: AGENT_STATE_ACTIVITIES,
        capabilities: Object.fromEntries(CAPABILITIES.map((capability) => [capability, !lacks.includes(capability)])),
      };
    },
    // Whatever was not declared is not asked for.
    invoke: async (activity, page) => activities[activity as AgentStateActivity](page),
    // Nothing is remembered between invocations: a reset has only connections to close. The link opens new ones.
    reset: closeLink,
    shutdown: closeLink,
  };
}

function linkKind(protocolVersion: number, dialect: string): LinkKind {
  const kind = LINKS.get(dialect);
  if (kind !== undefined && protocolVersion === PROTOCOL_VERSION) return kind;
  throw new Error(`Version ${protocolVersion} of the protocol and the dialect "${dialect}" are not spoken here.`);
}
