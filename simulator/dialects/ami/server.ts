// What a connector is told of AMI; `{AgentID}` stands for the agent.

export type AmiServer = {
  readonly host: string;
  readonly port: number;
  readonly username?: string | undefined;
  readonly secret?: string | undefined;
  readonly interface: string;
  readonly memberName: string;
  readonly defaultQueues: readonly string[];
  /** The authority that vouches for the server, PEM; absent where TLS is not spoken. */
  readonly ca?: string | undefined;
};
