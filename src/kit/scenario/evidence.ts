// What a scenario leaves behind in the stream of Cucumber Messages besides its result: attachments of these kinds, as
// JSON. Verdicts are made from them and from nothing else.

import type { Mismatch } from '../../report-model/requirement.ts';
import type { Transcript } from '../../report-model/transcript.ts';
import type { Lack } from '../suite/needs.ts';

export const EVIDENCE = {
  /** A `Mismatch`: how what was seen differed from what the requirement asks for. */
  mismatch: 'application/vnd.signoff.mismatch+json',
  /** A `Lack`: the scenario does not apply to this connector. */
  notApplicable: 'application/vnd.signoff.not-applicable+json',
  /** `{ requests: number }`: how often the connector turned to the CTI server. */
  traffic: 'application/vnd.signoff.traffic+json',
  /** `{ why: string }`: the run stops with this scenario. */
  stoppedRun: 'application/vnd.signoff.stopped-run+json',
  /** `{ why: string }`: the run had stopped before this scenario. */
  notRun: 'application/vnd.signoff.not-run+json',
  /** A `Story`: what happened in a scenario that did not pass; verdicts do not read it. */
  transcript: 'application/vnd.signoff.transcript+json',
  /** A `RunEvidence`, once, outside of every scenario: what the connector declared, and what the run was judged by. */
  run: 'application/vnd.signoff.run+json',
} as const;

export interface Evidence {
  readonly mismatch?: Mismatch | undefined;
  readonly lack?: Lack | undefined;
  readonly requests: number;
  readonly stoppedRun?: string | undefined;
  readonly notRun?: string | undefined;
  readonly transcript?: Transcript | undefined;
}

/** Reads the attachments of one scenario; what is of another kind is passed over. */
export function readEvidence(attachments: readonly { readonly mediaType: string; readonly body: string }[]): Evidence {
  const find = (mediaType: string): unknown => {
    const attachment = attachments.find((one) => one.mediaType === mediaType);
    return attachment === undefined ? undefined : JSON.parse(attachment.body);
  };
  return {
    mismatch: find(EVIDENCE.mismatch) as Mismatch | undefined,
    lack: find(EVIDENCE.notApplicable) as Lack | undefined,
    requests: (find(EVIDENCE.traffic) as { requests: number } | undefined)?.requests ?? 0,
    stoppedRun: (find(EVIDENCE.stoppedRun) as { why: string } | undefined)?.why,
    notRun: (find(EVIDENCE.notRun) as { why: string } | undefined)?.why,
    transcript: find(EVIDENCE.transcript) as Transcript | undefined,
  };
}
