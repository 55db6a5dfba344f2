// What a run was, as evidence in its own messages: what the connector declared, and what it was to be judged by. With it
// the messages stand for themselves: the verdicts can be derived again from them and from the suite.

import type { AttachmentContentEncoding, Envelope } from '@cucumber/messages';
import { z } from 'zod';
import type { Declaration } from '../../connector/connector.ts';
import { EVIDENCE } from '../scenario/evidence.ts';

const fieldPattern = z.strictObject({
  ...{ pattern: z.string(), longest: z.number(), ignoresCase: z.boolean().optional() },
});

const runEvidence = z.strictObject({
  kit: z.strictObject({ name: z.string(), version: z.string() }),
  dialect: z.string(),
  outside: z
    .strictObject({
      ...{ source: z.string(), profile: z.string() },
      ...{ capabilities: z.array(z.string()).readonly(), secrets: z.array(z.string()).readonly() },
      idPatterns: z.record(z.string(), fieldPattern).optional(),
      callActivities: z.array(z.string()).readonly().optional(),
      lacks: z.array(z.string()).readonly().optional(),
      description: z
        .strictObject({
          ...{ file: z.string(), digest: z.string() },
          ...{ evidence: z.string(), source: z.string(), date: z.string() },
        })
        .optional(),
    })
    .optional(),
  profile: z.string(),
  seed: z.number(),
  simulator: z.enum(['embedded', 'external']),
  tier: z.string().optional(),
  /** Whether the CTI server spoke TLS. */
  isTls: z.boolean(),
  /** The policy that the CTI server declared. */
  policy: z.record(z.string(), z.unknown()),
  /** Whether the CTI server was held to its own requirements first. */
  isServerChecked: z.boolean(),
  isStrict: z.boolean(),
  isFiltered: z.boolean(),
  isInterrupted: z.boolean(),
  declaration: z.object({
    ...{ protocolVersion: z.number(), name: z.string(), version: z.string(), timeoutMs: z.number() },
    ...{ activities: z.array(z.string()), capabilities: z.record(z.string(), z.boolean().optional()) },
  }),
});

export interface RunEvidence extends Omit<z.infer<typeof runEvidence>, 'declaration'> {
  readonly declaration: Declaration;
}

/** As a message of the stream. */
export function toMessage(evidence: RunEvidence): Envelope {
  const contentEncoding = 'IDENTITY' as AttachmentContentEncoding;
  return { attachment: { body: JSON.stringify(evidence), contentEncoding, mediaType: EVIDENCE.run } };
}

/** The one that is among `messages`; undefined where there is none, more than one, or one that is something else. */
export function findRunEvidence(messages: readonly Envelope[]): RunEvidence | undefined {
  const found = messages.flatMap(({ attachment }) => (attachment?.mediaType === EVIDENCE.run ? attachment.body : []));
  if (found.length !== 1) return undefined;
  const read = runEvidence.safeParse(JSON.parse(found[0] ?? ''));
  return read.success ? (read.data as RunEvidence) : undefined;
}
