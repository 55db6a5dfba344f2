// A switch that is described in a file: what was read, how it is known, and what that makes of a certificate. Terminal, pages,
// certificate and its check all say it in these words.

/** The file that a dialect was made of. Plain JSON: it travels. */
export interface Description {
  /** Its name, without a folder. */
  readonly file: string;
  /** Of the bytes that were read: `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
  /** `source`, `documentation`, `recording` or `memory`. */
  readonly evidence: string;
  /** Where that is. */
  readonly source: string;
  /** When it was looked at: a day. */
  readonly date: string;
}

/** A part of the file that failed where an answer or an event was to be made of it. */
export interface FileFailure {
  /** The way down to it. */
  readonly template: string;
  readonly line: number;
  readonly cause: string;
}

/** `routes["GET /agents"].answer.body.name, line 31: undefined filter` */
export const failureWords = ({ template, line, cause }: FileFailure): string => `${template}, line ${line}: ${cause}`;

/** What failed, the most frequent first, in one sentence; undefined where nothing did. */
export function failedWords(failures: readonly (FileFailure & { readonly count?: number })[]): string | undefined {
  const tally = new Map<string, { readonly failure: FileFailure; readonly count: number }>();
  for (const { count = 1, ...failure } of failures) {
    const before = tally.get(failure.template)?.count ?? 0;
    tally.set(failure.template, { failure, count: before + count });
  }
  if (tally.size === 0) return undefined;
  const kinds = [...tally.values()].sort((a, b) => b.count - a.count);
  const all = kinds.reduce((sum, { count }) => sum + count, 0);
  const parts = kinds.slice(0, SHOWN).map(({ failure, count }) => `${failureWords(failure)} (${times(count)})`);
  const more = kinds.length > SHOWN ? `; and ${kinds.length - SHOWN} more` : '';
  const what = all === 1 ? '1 answer or event of the switch' : `${all} answers and events of the switch`;
  return `${what} failed because the file does: ${parts.join('; ')}${more}.`;
}

/** How many of them are named. */
const SHOWN = 5;

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

/** What is known of the dialect of a run. */
interface Run {
  readonly dialect: string;
  /** Whose rules its ACD followed. */
  readonly profile: string;
  readonly outside?: { readonly description?: Description | undefined; readonly profile?: string } | undefined;
}

/** The file behind a run; undefined where its dialect is none of a file. */
export const descriptionIn = ({ outside }: Pick<Run, 'outside'>): Description | undefined => outside?.description;

const KNOWN: Readonly<Record<string, string>> = {
  source: 'its source',
  documentation: 'documentation',
  recording: 'a recording',
  memory: 'memory',
};

/** `yeastar-p as documentation of 2026-11-28 describes it` */
export const describedAs = (dialect: string, { evidence, date }: Description): string =>
  `${dialect} as ${KNOWN[evidence] ?? evidence} of ${date} describes it`;

/** How far what is found over it goes, in one sentence or two. */
export function claimOf(run: Run, description: Description): string {
  const isHearsay = ['documentation', 'memory'].includes(description.evidence);
  const limit = isHearsay ? ', and no further: whether the switch itself does so, nobody has looked' : '';
  return `This holds over ${describedAs(run.dialect, description)}${limit}.${otherRules(run)}`;
}

/** That the file names other rules than those of the run; '' where it does not. */
const otherRules = ({ profile, outside }: Run): string =>
  outside?.profile === undefined || outside.profile === profile
    ? ''
    : ` The rules were those of the profile ${profile}, and not of ${outside.profile}, which the file names.`;

/** `Over yeastar-p as documentation of 2026-11-28 describes it; yeastar-p.switch.yaml, sha256:…` */
export const overWords = (run: Run): string | undefined => {
  const description = descriptionIn(run);
  const { file, digest } = description ?? {};
  return (
    description &&
    `Over ${describedAs(run.dialect, description)}; ${file}, ${digest}${otherRules(run).replace(/^ (.*)\.$/, '. $1')}`
  );
};
