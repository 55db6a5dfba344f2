// What of a Pega server bears on whoever wraps an activity: steps on a clipboard, and the status that each method leaves. It
// knows no connector and no CTI server.

/** A clipboard page; an embedded page is one in it. */
export type Page = Record<string, unknown>;

export interface Status {
  readonly severity: 'Good' | 'Warn' | 'Fail';
  readonly message: string;
}

export interface Clipboard {
  /** The step page: what the activity works on. */
  readonly primary: Page;
  /** Working pages: of a request, of its response. */
  readonly pages: Record<string, Page>;
  /** How the last method ended, as on the page pxThread. */
  readonly pxThread: { pxMethodStatus: Status['severity']; pxMethodStatusInfo: string };
}

export interface Step {
  readonly label?: string;
  /** Answers how it ended; nothing where it ended well. Activity-Set-Status is a method that answers what it was told to. */
  readonly method: (clipboard: Clipboard) => Status | undefined | Promise<Status | undefined>;
  /** The transition StepStatusFail: the label of the step that follows then. Without it the next one follows, whatever failed. */
  readonly onFail?: string;
  /** The activity ends behind this step. */
  readonly exits?: true;
}

export type Activity = readonly Step[];

export const failed = (message: string): Status => ({ severity: 'Fail', message });

export function newClipboard(primary: Page): Clipboard {
  return { primary, pages: {}, pxThread: { pxMethodStatus: 'Good', pxMethodStatusInfo: '' } };
}

/** Runs the steps. Each method overwrites the status that the one before it left. What a method throws escapes the activity. */
export async function callActivity(activity: Activity, clipboard: Clipboard): Promise<void> {
  for (let at = 0; at < activity.length; ) {
    const { method, onFail, exits } = activity[at] as Step;
    const { severity, message } = (await method(clipboard)) ?? { severity: 'Good' as const, message: '' };
    Object.assign(clipboard.pxThread, { pxMethodStatus: severity, pxMethodStatusInfo: message });
    if (exits) return;
    at = severity === 'Fail' && onFail !== undefined ? activity.findIndex(({ label }) => label === onFail) : at + 1;
  }
}

/** A property as text, anything but text as JSON; undefined where it is blank. */
export function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.trim() === '' ? undefined : text;
}

/** An embedded page; an empty one where there is none. */
export const pageOf = (value: unknown): Page =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Page) : {};
