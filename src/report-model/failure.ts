// Operational failures of the kit: what keeps it from judging. Caught by the command line; what each one means for the
// exit code is that there is no verdict.

/** `message` is one sentence that names the offending value; `hint` says what to do. */
export class KitFailure extends Error {
  readonly code: string;
  readonly hint: string;

  constructor(code: string, message: string, more: { hint: string; cause?: unknown }) {
    super(message, { cause: more.cause });
    this.name = 'KitFailure';
    this.code = code;
    this.hint = more.hint;
  }
}
