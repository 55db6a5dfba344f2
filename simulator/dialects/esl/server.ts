// What a connector is told of this FreeSWITCH; `{AgentID}` and `{Queue}` stand for the agent and the queue.

export type EslServer = {
  readonly host: string;
  readonly port: number;
  readonly password: string;
  /** How the call center names an agent: `{AgentID}@default`. */
  readonly agent: string;
  /** The same of a queue. */
  readonly queue: string;
  /** The authority that vouches for the server, PEM; absent where TLS is not spoken. */
  readonly ca?: string | undefined;
};
