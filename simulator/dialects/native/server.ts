// What a connector is told of the native dialect.

export type NativeServer = {
  readonly url: string;
  readonly eventsUrl: string;
  /** To be shown as `Authorization: Bearer`; absent where none is asked for. */
  readonly token?: string | undefined;
  /** The authority that vouches for the server, PEM; absent where TLS is not spoken. */
  readonly ca?: string | undefined;
};
