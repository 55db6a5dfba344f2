// What a scenario leaves behind in the stream of Cucumber Messages besides its result: attachments of these kinds, as
// JSON. Verdicts are made from them and from nothing else.

import { z } from 'zod';
import type { FileFailure } from '../../report-model/description.ts';
import { KitFailure } from '../../report-model/failure.ts';
import type { Mismatch } from '../../report-model/requirement.ts';
import type { Transcript } from '../../report-model/transcript.ts';
import { SERVER_NEEDS } from '../suite/catalogue.ts';
import type { Lack } from '../suite/needs.ts';

export const EVIDENCE = {
  /** A `Mismatch`: how what was seen differed from what the requirement asks for. */
  mismatch: 'application/vnd.signoff.mismatch+json',
  /** A `Lack`: the scenario does not apply in this run. */
  notApplicable: 'application/vnd.signoff.not-applicable+json',
  /** `{ why: string }`: this rig cannot arrange or see what the scenario is about. */
  notExercised: 'application/vnd.signoff.not-exercised+json',
  /** `{ requests: number }`: how often the connector turned to the CTI server. */
  traffic: 'application/vnd.signoff.traffic+json',
  /** `{ failures: FileFailure[] }`: the file that describes the switch failed it. */
  fileFailures: 'application/vnd.signoff.file-failures+json',
  /** `{ why: string }`: the run stops with this scenario. */
  stoppedRun: 'application/vnd.signoff.stopped-run+json',
  /** `{ why: string }`: the run had stopped before this scenario. */
  notRun: 'application/vnd.signoff.not-run+json',
  /** A `Transcript`: what happened in a scenario that did not pass; verdicts do not read it. */
  transcript: 'application/vnd.signoff.transcript+json',
  /** A `RunEvidence`, once, outside of every scenario: what the connector declared, and what the run was judged by. */
  run: 'application/vnd.signoff.run+json',
} as const;

export interface Evidence {
  readonly mismatch?: Mismatch | undefined;
  readonly lack?: Lack | undefined;
  readonly notExercised?: string | undefined;
  readonly requests: number;
  readonly fileFailures: readonly FileFailure[];
  readonly stoppedRun?: string | undefined;
  readonly notRun?: string | undefined;
  readonly transcript?: Transcript | undefined;
}

const why = z.object({ why: z.string() });
const names = z.array(z.string());
const texts = z.record(z.string(), z.string());
const page = z.record(z.string(), z.unknown());
const entry = z.object({
  at: z.number(),
  who: z.enum(['connector', 'kit', 'server', 'decision', 'event', 'fault', 'desktop']),
  text: z.string(),
  lines: z.array(z.string()).optional(),
});

/** What each kind of evidence that is read looks like; beside what is named here nothing is taken for granted. */
const SHAPES = {
  mismatch: z.object({ expected: z.array(z.string()), seen: z.string() }),
  notApplicable: z.object({ lacks: names, uncarried: names, unserved: z.array(z.enum(SERVER_NEEDS)), ruledOut: names }),
  notExercised: why,
  traffic: z.object({ requests: z.number() }),
  fileFailures: z.object({
    failures: z.array(z.object({ template: z.string(), line: z.number(), cause: z.string() })),
  }),
  stoppedRun: why,
  notRun: why,
  transcript: z.object({
    fixtures: texts,
    invocations: z.array(
      z.object({
        ...{ activity: z.string(), agent: z.string(), pageBefore: page, pageAfter: page, status: z.string() },
        ...{ agentBefore: z.string(), agentAfter: z.string() },
        timeline: z.array(entry),
      }),
    ),
    told: z.array(entry).optional(),
    log: z.array(z.string()),
  }),
} as const;

/**
 * Reads the attachments of one scenario; what is of another kind is passed over. Throws `EvidenceUnreadable` where one is
 * not what its kind says: messages may have been written by anybody.
 */
export function readEvidence(attachments: readonly { readonly mediaType: string; readonly body: string }[]): Evidence {
  function find<K extends keyof typeof SHAPES>(kind: K): z.infer<(typeof SHAPES)[K]> | undefined {
    const attachment = attachments.find((one) => one.mediaType === EVIDENCE[kind]);
    if (attachment === undefined) return undefined;
    const read = SHAPES[kind].safeParse(parsed(attachment.body));
    if (read.success) return read.data as z.infer<(typeof SHAPES)[K]>;
    throw new KitFailure('EvidenceUnreadable', `An attachment ${EVIDENCE[kind]} is not what it says.`, {
      hint: 'Play the run anew: its messages were changed, or are of another version.',
      cause: read.error,
    });
  }
  return {
    mismatch: find('mismatch'),
    lack: find('notApplicable'),
    notExercised: find('notExercised')?.why,
    requests: find('traffic')?.requests ?? 0,
    fileFailures: find('fileFailures')?.failures ?? [],
    stoppedRun: find('stoppedRun')?.why,
    notRun: find('notRun')?.why,
    transcript: find('transcript'),
  };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
