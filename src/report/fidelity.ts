// fidelity.md: what the CTI server that was checked does, and the simulator beside it, requirement by requirement; where they
// differ comes first.

import type { Verdict } from '../report-model/requirement.ts';
import type { Ruling, ServerComparison, ServerReport } from '../report-model/run-report.ts';
import { onOneLine } from './escape.ts';
import { circumstanceWords } from './failure-text.ts';
import { plain, table } from './markdown.ts';

/** The verdicts in the words of whoever compares two servers. */
const WORDS: Readonly<Record<Verdict, string>> = {
  pass: 'met',
  fail: 'not met',
  warn: 'not met',
  untestable: 'could not be told',
  'not-exercised': 'not exercised',
  'not-applicable': 'ruled out',
};

/** One requirement that the two do not treat alike. */
export interface Difference {
  readonly id: string;
  readonly requirement: string;
  /** What the server does where the simulator does something else. */
  readonly sentence: string;
}

/** Where both were exercised, and did not do the same. */
export function differencesIn({ server, simulator }: ServerComparison): readonly Difference[] {
  return pairsOf(server, simulator).flatMap(([one, other]) =>
    isCompared(one, other) && conductOf(one) !== conductOf(other)
      ? {
          ...{ id: one.id, requirement: one.requirement },
          sentence: `The server ${conductOf(one)} where the simulator ${conductOf(other)}.`,
        }
      : [],
  );
}

export function fidelityMd(comparison: ServerComparison): string {
  const { server, simulator } = comparison;
  const heads = [
    'requirement',
    'level',
    'server',
    ...(simulator === undefined ? [] : ['simulator']),
    'what is required',
  ];
  const rows = server.rulings.map((ruling) => {
    const beside = simulator === undefined ? [] : [cellOf(rulingOn(ruling.id, simulator))];
    return [ruling.id, ruling.level, cellOf(ruling), ...beside, plain(ruling.requirement)];
  });
  const parts = [
    `## ${simulator === undefined ? 'What the CTI server does' : 'The CTI server and the simulator'}`,
    `Held to the requirements on servers: ${plain(circumstanceWords(server.parameters))}.`,
    [lineOf('server', server), ...(simulator === undefined ? [] : [lineOf('simulator', simulator)])].join('\n'),
    ...(simulator === undefined ? [] : differenceParts(comparison)),
    '### Requirement by requirement',
    table(heads, rows),
  ];
  return `${parts.join('\n\n')}\n`;
}

const lineOf = (who: string, { ruling, rulings }: ServerReport): string =>
  `- The ${who}: **${ruling.verdict}** (${countWords(rulings)})${ruling.reason === undefined ? '' : `. ${plain(ruling.reason)}`}`;

/** `16 met, 7 ruled out` */
function countWords(rulings: readonly Ruling[]): string {
  const words = rulings.map(({ verdict }) => WORDS[verdict]);
  const counts = [...new Set(Object.values(WORDS))].map((word) => ({
    word,
    count: words.filter((one) => one === word).length,
  }));
  return counts.flatMap(({ word, count }) => (count === 0 ? [] : [`${count} ${word}`])).join(', ');
}

function differenceParts(comparison: ServerComparison): readonly string[] {
  const lines = differencesIn(comparison).map(
    ({ id, requirement, sentence }) => `- **${id}** (${plain(requirement)}) ${plain(sentence)}`,
  );
  const left = pairsOf(comparison.server, comparison.simulator)
    .filter(
      ([one, other]) => !isCompared(one, other) && (one.verdict !== 'not-applicable' || one.verdict !== other?.verdict),
    )
    .map(([{ id }]) => id);
  return [
    '### Where they differ',
    lines.length === 0 ? 'Nowhere, in what was exercised at both.' : lines.join('\n'),
    ...(left.length === 0 ? [] : [`Not compared, for it was not exercised at both: ${left.join(', ')}.`]),
  ];
}

type Pair = readonly [server: Ruling, simulator: Ruling | undefined];

const pairsOf = ({ rulings }: ServerReport, simulator: ServerReport | undefined): readonly Pair[] =>
  simulator === undefined ? [] : rulings.map((ruling) => [ruling, rulingOn(ruling.id, simulator)]);

const rulingOn = (id: string, { rulings }: ServerReport): Ruling | undefined => rulings.find((one) => one.id === id);

const EXERCISED: readonly Verdict[] = ['pass', 'fail', 'warn'];

const isCompared = (...rulings: Pair): boolean =>
  rulings.every((ruling) => ruling !== undefined && EXERCISED.includes(ruling.verdict));

/** As the rest of `The server …`. */
function conductOf(ruling: Ruling | undefined): string {
  if (ruling?.mismatch === undefined) return 'does what is required';
  const { expected, seen } = ruling.mismatch;
  return `does something else (${onOneLine(seen)}, and not ${expected.map(onOneLine).join(', or ')})`;
}

/** A verdict, and what it rests on where it is not `met`. */
function cellOf(ruling: Ruling | undefined): string {
  if (ruling === undefined) return '';
  const { verdict, mismatch, reason } = ruling;
  if (verdict === 'not-applicable' && reason !== undefined) return plain(reason);
  const why = mismatch?.seen ?? reason;
  return why === undefined ? WORDS[verdict] : `${WORDS[verdict]}: ${plain(why)}`;
}
