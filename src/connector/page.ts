// The clipboard page: what an activity reads and writes, in OpenCTI's own words.
// Source: Pega's server-side OpenCTI pages, 8.5 to 8.7.

/** An activity's primary page: any properties, the known ones among them. Absent, null and '' mean the same. */
export interface ClipboardPage {
  AgentID?: string | null;
  AgentPassword?: string | null;
  /** The queue that the request is about; blank leaves it to the ACD. */
  Queue?: string | null;
  /** The device (extension) of the agent. */
  DN?: string | null;
  /** `AFTER_CALL_WORK` asks for the after-call state. */
  WorkMode?: string | null;
  /** What the agent chose; the reason code is at `pyOpenCTI.pyReasonCode`. */
  AgentOptions?: {
    pyOpenCTI?: { pyReasonCode?: string | null; [property: string]: unknown } | null;
    [property: string]: unknown;
  } | null;
  /** Server-specific properties that go with the request; the activity adds the server's own word for the state. */
  AgentState?: Record<string, unknown> | null;
  /** The call that is meant, by the CTI server's own id; blank leaves it to the activity. */
  pyCallID?: string | null;
  /** Of two that are to be one: the other. This name and the three below are the kit's: Pega's pages for them are not public. */
  pyOtherCallID?: string | null;
  /** Whom to call: an extension, or a number outside. */
  Destination?: string | null;
  /** What is dialled into a call. */
  Digits?: string | null;
  /** Who is to leave a conference: an extension, or a number outside. */
  Party?: string | null;
  /** What goes with a call that is made: its data, by name, at `pyNamedVariables`. */
  CallOptions?: { pyNamedVariables?: Record<string, unknown> | null; [property: string]: unknown } | null;
  pyStatusMessage?: string | null;
  pyPegaCTIError?: string | null;
  [property: string]: unknown;
}

export const SEVERITIES = ['Good', 'Warn', 'Fail'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** What Activity-Set-Status left behind. */
export interface Status {
  readonly severity: Severity;
  readonly message?: string | undefined;
}

/** The page as the activity left it, and the status it set, if any. */
export interface ActivityResult {
  readonly page: ClipboardPage;
  readonly status?: Status | null | undefined;
}
