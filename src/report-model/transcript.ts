// The transcript of a scenario that did not pass: what the connector was made to do, what went over the wire, and what the ACD
// held before and after. Evidence for people; verdicts do not read it.

/** One line of the exchange, in the order in which it happened. */
export interface TimelineEntry {
  /** Milliseconds since the invocation began. */
  readonly at: number;
  /** Who: the request of the connector, or of the kit in its place; the CTI server's reply, the ACD's decision, what happened
   * at the ACD, a fault that spoiled the exchange on purpose, or what the desktop was told by an event of the connector's. */
  readonly who: 'connector' | 'kit' | 'server' | 'decision' | 'event' | 'fault' | 'desktop';
  /** What, in the dialect's own bytes where there are any, secrets masked. */
  readonly text: string;
  /** The same laid out for reading, JSON and headers by lines; absent where it is one line. */
  readonly lines?: readonly string[] | undefined;
}

/** One activity on one page. */
export interface TranscriptInvocation {
  readonly activity: string;
  /** The agent, by the name that the scenario uses. */
  readonly agent: string;
  readonly pageBefore: Readonly<Record<string, unknown>>;
  readonly pageAfter: Readonly<Record<string, unknown>>;
  /** The status it set, as a person would say it. */
  readonly status: string;
  /** The agent at the ACD, as a person would say it. */
  readonly agentBefore: string;
  readonly agentAfter: string;
  readonly timeline: readonly TimelineEntry[];
}

export interface Transcript {
  /** Names in the scenario, and the ids that they stood for. */
  readonly fixtures: Readonly<Record<string, string>>;
  readonly invocations: readonly TranscriptInvocation[];
  /** What happened at the ACD in the scenario, beside what the desktop was told of it; absent: nothing is told of in it. */
  readonly told?: readonly TimelineEntry[] | undefined;
  /** What the connector logged, and behind it the events that it handed on. */
  readonly log: readonly string[];
}
