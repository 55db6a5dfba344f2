// Of each scheme that an address of a switch in use can have: what its links are told, and what helps where it cannot be used.

import type { ServerUnusable } from '../probe/probe.ts';

/** What an address says. */
interface SwitchPlace {
  readonly host: string;
  readonly port: number;
  /** '' where the scheme has none. */
  readonly username: string;
  readonly secret: string;
  /** How the switch calls an agent, or an agent's device. */
  readonly device: string;
}

export interface SwitchScheme {
  /** How an agent's device is called where nobody says. */
  readonly device: string;
  readonly example: string;
  /** Whether somebody logs in by name. */
  readonly hasUser: boolean;
  /** What a link is told; with the secret. */
  server(place: SwitchPlace): Readonly<Record<string, unknown>>;
  readonly hints: Readonly<Record<ServerUnusable['obstacle'], string>>;
}

const QUEUES = 'Name queues that it has: --queues.';

const MANAGER = 'Give the address of its Manager Interface: port 5038, unless manager.conf says otherwise.';
const EVENT_SOCKET = 'Give the address of its event socket: port 8021, unless event_socket.conf.xml says otherwise.';

export const SCHEMES: Readonly<Record<string, SwitchScheme>> = {
  ami: {
    device: 'Local/{AgentID}@agents',
    example: 'ami://signoff@10.0.0.5:5038',
    hasUser: true,
    server: ({ device, ...place }) => ({ ...place, interface: device }),
    hints: {
      absent: 'Give the address of its Manager Interface, and see that this machine is let in.',
      silent: MANAGER,
      protocol: MANAGER,
      account: 'Compare the user in --at and the secret with manager.conf.',
      refusal: 'Give the account what it needs: read = agent,system and write = agent,system in manager.conf.',
      queue: QUEUES,
      agent: 'Name agents that it has: --agents.',
    },
  },
  esl: {
    device: '{AgentID}@default',
    example: 'esl://10.0.0.5:8021',
    hasUser: false,
    server: ({ host, port, secret: password, device: agent }) => ({
      ...{ host, port, password, agent },
      queue: agent.replaceAll('{AgentID}', '{Queue}'),
    }),
    hints: {
      absent: 'Give the address of its event socket, and see that it listens there: event_socket.conf.xml.',
      silent: EVENT_SOCKET,
      protocol: EVENT_SOCKET,
      account:
        'Compare the password with event_socket.conf.xml, and see that its apply-inbound-acl lets this machine in.',
      refusal: 'See that mod_callcenter is loaded.',
      queue: `${QUEUES} A login is to all of an agent's queues, so that all of these have to be named.`,
      agent:
        "Name agents that it has: --agents; what stands round their names is in --interface, such as '{AgentID}@default'.",
    },
  },
};
