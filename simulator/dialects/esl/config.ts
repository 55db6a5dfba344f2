// How this FreeSWITCH is configured, with what nobody has said filled in.

/** What the file of agents can say of one. Times are seconds. */
export interface AgentSettings {
  readonly type: string;
  readonly contact: string;
  readonly status: string;
  readonly maxNoAnswer: number;
  readonly wrapUpTime: number;
  readonly rejectDelayTime: number;
  readonly busyDelayTime: number;
  readonly noAnswerDelayTime: number;
}

/** What the file of queues can say of one. Times are seconds. */
export interface QueueSettings {
  readonly timeBaseScore: string;
  readonly tierRuleWaitSecond: number;
  readonly discardAbandonedAfter: number;
  readonly mohSound: string;
}

export interface EslConfig {
  readonly password: string;
  /** What stands behind the `@` of agents and queues. */
  readonly domain: string;
  readonly hostname: string;
  readonly ipv4: string;
  readonly ipv6: string;
  /** What `api version` says. */
  readonly version: string;
  /** What the file of agents says of them, by the id of the floor: what `reload` puts back. */
  readonly agents: Readonly<Record<string, Partial<AgentSettings>>>;
  /** The same of queues. */
  readonly queues: Readonly<Record<string, Partial<QueueSettings>>>;
  /** Which extension is a queue, by what is dialled; a queue's own id always is. */
  readonly extensions: Readonly<Record<string, string>>;
}

export type AnyConfig = Partial<EslConfig> | undefined;

/** The password is that of the link, or what every FreeSWITCH comes with. */
export const configOf = (token: string | undefined, given: AnyConfig = {}): EslConfig => ({
  password: token ?? 'ClueCon',
  domain: 'default',
  hostname: 'signoff',
  ipv4: '127.0.0.1',
  ipv6: '::1',
  version: 'FreeSWITCH Version 1.11.2-release (simulated by Signoff)',
  agents: {},
  queues: {},
  extensions: {},
  ...given,
});
