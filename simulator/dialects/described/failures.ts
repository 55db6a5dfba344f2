// The templates of a file that failed while the switch was played: each time in the journal, by its place in the file, and in all how
// often. It must not know what is answered in place of what they were to make.

import type { Site } from '../dialect.ts';
import type { ParsedSwitch } from './read-switch.ts';
import { TemplateFailed } from './template.ts';

/** The longest cause that is kept, in characters. */
const CAUSE_LIMIT = 300;

/** A template that failed, how often, and why the last time. */
export interface TemplateFailure {
  /** `routes["GET /agents/{agent}"].answer.body.name` */
  readonly template: string;
  readonly line: number;
  readonly cause: string;
  readonly count: number;
}

export type Failures = ReturnType<typeof createFailures>;

export function createFailures(
  { file, placeIn }: Pick<ParsedSwitch, 'file' | 'placeIn'>,
  { engine: { journal } }: Pick<Site, 'engine'>,
) {
  /** By template: no more than the file has. */
  const tally = new Map<string, TemplateFailure>();
  return {
    /** Takes note of what was thrown where something was made of the file; answers why, in one sentence. */
    note(error: unknown, requestId: string): string {
      const cause =
        String((error as Error).message)
          .split('\n')[0]
          ?.slice(0, CAUSE_LIMIT) ?? '';
      const { template, line } = placeIn(error instanceof TemplateFailed ? error.path : []);
      tally.set(template, { template, line, cause, count: (tally.get(template)?.count ?? 0) + 1 });
      journal.append({ kind: 'failure', dialect: file.switch, template, line, cause }, requestId);
      return cause;
    },
    /** The first that failed first. */
    all: (): readonly TemplateFailure[] => [...tally.values()],
  };
}
