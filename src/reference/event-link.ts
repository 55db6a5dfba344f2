// The port to what a CTI server tells by itself: one device is listened to, and what is heard of it are changes of its agent
// and of its calls, in words that belong to no vendor. One implementation a dialect, in `links/`.
// It must not know pages, nor what was heard before.

/** What can be told of an agent. */
export type ToldState = 'LoggedIn' | 'LoggedOut' | 'Ready' | 'NotReady' | 'AfterCallWork';

/** A device, and the agent who sits at it. */
export interface Device {
  readonly agentId: string;
  /** Its number, where the page named one. */
  readonly number: string;
}

export type CallHappening =
  | 'Offered'
  | 'Dialled'
  | 'Answered'
  | 'Held'
  | 'Retrieved'
  /** Over, or over for this device; `Abandoned`: before it was answered there. */
  | 'Ended'
  | 'Abandoned';

/** A call as the agent at the device sees it. */
export interface CallView {
  readonly kind: 'INBOUND' | 'OUTBOUND' | 'INTERNAL' | 'CONSULT';
  /** The numbers of the caller, of what was dialled, and of whoever is at the other end. */
  readonly from: string;
  readonly dialled: string;
  readonly other: string;
  /** What the call carries, by name. */
  readonly data?: Readonly<Record<string, string>> | undefined;
}

/** What a link hears; `number` rises where the wire counts what it tells. */
export type News = { readonly number?: number | undefined } & (
  | {
      readonly type: 'state';
      readonly state: ToldState;
      readonly reasonCode?: string | undefined;
      /** How the agent is held, whether that is a change or not. */
      readonly isHeld?: true;
    }
  /** Something about the agent may have changed: the server has to be asked what. */
  | { readonly type: 'hint' }
  /** What happened meanwhile cannot be told any more, and numbers begin anew. */
  | { readonly type: 'gone' }
  | {
      readonly type: 'call';
      readonly happened: CallHappening;
      readonly callId: string;
      /** Where one call may come to the device several times: which time it is. */
      readonly legId?: string | undefined;
      /** Absent: it can be read. */
      readonly call?: CallView | undefined;
    }
);

/** Who listens. */
export interface Ear {
  /** The number that was heard last; absent: it has just begun to listen, or there are no numbers. */
  readonly after?: number | undefined;
  hear(news: News): void;
  /** A message that nobody can make anything of, or that is about another device: nothing is told of it. */
  drop(message: string, isOfAnother: boolean): void;
  /** Nothing more will be heard on this connection. Not called where the listener closed it. */
  lost(): void;
}

export interface Listening {
  /** Nothing is heard from now on. */
  close(): void;
}

export interface EventLink {
  /** Tells of an agent only that something may have changed: of no use to whoever cannot look. */
  readonly isOfHints?: true;
  /** Whoever begins to listen is told at once how the agent is held, and nobody has to look. */
  readonly tellsHeld?: true;
  /** Resolves once everything is heard that happens from then on. Gives up when `signal` aborts, and throws an Error, as a link does. */
  listen(device: Device, ear: Ear, signal: AbortSignal): Promise<Listening>;
  /** The call as it is now; undefined where the server does not say. Absent: it is told with the news. */
  readCall?(callId: string, device: Device, signal: AbortSignal): Promise<CallView | undefined>;
}
