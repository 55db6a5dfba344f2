// Operational failures: thrown with a stable code, one sentence and a hint; caught by the command line, the control
// routes and a dialect's session. What each code means to an HTTP client is the table below.

/** Every failure the simulator can answer with, its HTTP status and what to do about it. The codes are for life. */
export const FAILURES = {
  MalformedJson: { status: 400, hint: 'Send one JSON object as the body.' },
  MalformedPath: { status: 400, hint: 'Percent-encode the ids in the path as UTF-8.' },
  InvalidRequestId: { status: 400, hint: 'X-Request-Id takes 1 to 128 printable ASCII characters without blanks.' },
  LinkUnauthorised: { status: 401, hint: 'Send Authorization: Bearer with the token the simulator was started with.' },
  ControlUnauthorised: {
    status: 401,
    hint: 'Send Authorization: Bearer with the control token; a browser takes it as the password, under any name.',
  },
  OriginNotAllowed: { status: 403, hint: 'Use the page that this port serves, or name its host with --allow-host.' },
  NoSuchResource: { status: 404, hint: 'GET /healthz on the main port names what is served where.' },
  UnknownRequest: { status: 404, hint: 'Only requests that were answered with 202 can be asked after.' },
  UnknownFault: { status: 404, hint: 'GET /control/faults lists the faults that are active.' },
  UnknownSubscription: { status: 404, hint: 'Only a device that was subscribed can be unsubscribed.' },
  WaitTimedOut: { status: 408, hint: 'Wait longer, or mend what is waited for: `errors` tells what came near.' },
  JournalGone: { status: 410, hint: 'Ask from the first entry that is left, or have the journal hold more.' },
  OtherJournal: { status: 410, hint: 'Ask from the beginning: the simulator has been started anew since, say.' },
  MethodNotAllowed: { status: 405, hint: 'The Allow header names the methods of this resource.' },
  FaultConflict: { status: 409, hint: 'Take the other fault away first, or match other requests.' },
  FaultsMultiply: { status: 409, hint: 'Take one of the faults that are named away first, or match other messages.' },
  ClockIsReal: { status: 409, hint: 'Set the clock to manual before you move it.' },
  NoTimer: { status: 409, hint: 'Advance by a time instead: nothing is due.' },
  DuplicateId: { status: 409, hint: 'Choose an id that is not taken.' },
  BodyTooLarge: { status: 413, hint: 'Send a smaller body.' },
  UnsupportedEncoding: { status: 415, hint: 'Send the body as UTF-8, not compressed.' },
  HostNotAllowed: {
    status: 421,
    hint: 'Address it as localhost or by its IP address, or name the host with --allow-host.',
  },
  InvalidRequest: { status: 422, hint: 'Mend the members that are named.' },
  UnknownState: { status: 422, hint: 'Use one of the words of this dialect exactly as written.' },
  UnknownFaultKind: { status: 422, hint: 'GET /control/faults/kinds tells what there is.' },
  DialectNotServed: { status: 422, hint: 'GET /healthz names the dialects that are served.' },
  TlsNotSpoken: { status: 422, hint: 'Start the simulator with --tls auto.' },
  ClockBackwards: { status: 422, hint: 'Advance to a time that is still to come.' },
  UpgradeRequired: { status: 426, hint: 'Open this address as a WebSocket.' },
  InternalError: { status: 500, hint: 'This is a bug of the simulator: please report it with the request.' },
  PortInUse: {
    status: 500,
    hint: 'Choose another port, or 0 for a free one; one that a fault had closed opens with DELETE /control/faults.',
  },
  PortNotAvailable: { status: 500, hint: 'Choose a port that this user may listen on.' },
  FloorUnreadable: { status: 500, hint: 'Name a YAML or JSON file in UTF-8, as `signoff floor` writes one.' },
  FloorInvalid: { status: 500, hint: 'Mend what is named; `signoff floor` writes a floor that is right.' },
  UnknownDialect: { status: 500, hint: 'Name one of those, a file as ./FILE, or a package as npm:PACKAGE.' },
  SwitchUnreadable: { status: 500, hint: 'Name a YAML file in UTF-8; docs/switches.md tells what stands in one.' },
  SwitchInvalid: { status: 500, hint: 'Mend what is named; docs/switches.md tells what stands in such a file.' },
  SwitchUnfinished: {
    status: 500,
    hint: 'Put what is asked for in place of each TODO; `signoff switch check` lists them all.',
  },
  OpenApiUnreadable: { status: 500, hint: 'Name an OpenAPI document in JSON or YAML, in UTF-8.' },
  OpenApiUnusable: { status: 500, hint: 'Routes are taken from whole documents of OpenAPI 3.0 or 3.1.' },
  DialectUnusable: { status: 500, hint: 'docs/adding-a-dialect.md tells what a dialect exports.' },
  InvalidSetting: { status: 500, hint: 'See --help for what the setting takes.' },
} as const satisfies Record<string, { status: number; hint: string }>;

export type FailureCode = keyof typeof FAILURES;

/** One thing that is wrong with a message, and where. */
export interface Issue {
  readonly path: string;
  readonly message: string;
  /** Where it stands in a file, counted from 1. */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
}

/** An operational failure. `message` is one sentence that names the offending value. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly issues: readonly Issue[];

  constructor(code: FailureCode, message: string, more: { cause?: unknown; issues?: readonly Issue[] } = {}) {
    super(message, { cause: more.cause });
    this.name = 'Failure';
    this.code = code;
    this.issues = more.issues ?? [];
  }

  get status(): number {
    return FAILURES[this.code].status;
  }

  get hint(): string {
    return FAILURES[this.code].hint;
  }
}
