// The text that ends the debugging session: what was expected and seen, what went over the wire, what the ACD held, and
// how to see it again. Terminal, summary and page all tell it in these words.

import type { RunParameters, ScenarioOutcome } from '../report-model/run-report.ts';
import type { TimelineEntry, Transcript, TranscriptInvocation } from '../report-model/transcript.ts';
import { connectorFlags, dialectFlags } from './connector-flags.ts';
import { onOneLine } from './escape.ts';
import { inQuotes, ownCommand } from './own-command.ts';

const WHO: Readonly<Record<TimelineEntry['who'], string>> = {
  connector: 'connector asks',
  kit: 'the kit asks',
  server: 'server answers',
  decision: 'ACD decides',
  event: 'ACD tells',
  fault: 'spoiled by',
  desktop: 'desktop hears',
};

/** Which scenario it is, or which row of an outline: all rows bear its name. */
export const titleOf = ({ name, examples }: Pick<ScenarioOutcome, 'name' | 'examples'>): string =>
  examples === undefined ? name : `${name} (${examples})`;

/** What was expected, each of several right answers on a line of its own, and what was seen. */
export function expectationLines({ mismatch, reason }: ScenarioOutcome): readonly string[] {
  if (mismatch === undefined) return reason === undefined ? [] : [`because    ${onOneLine(reason)}`];
  const [first = '', ...others] = mismatch.expected.map(onOneLine);
  return [
    `expected   ${first}`,
    ...others.map((other) => `      or   ${other}`),
    `seen       ${onOneLine(mismatch.seen)}`,
  ];
}

/** One activity, what the ACD held before and after, and the exchange. */
export function invocationLines(invocation: TranscriptInvocation): readonly string[] {
  const { activity, agent, status, agentBefore, agentAfter, timeline } = invocation;
  return [
    `${activity} for ${agent}: ${status}`,
    `  the ACD held before: ${agentBefore}`,
    ...timeline.map((entry) => `  ${timelineLine(entry)}`),
    `  the ACD held after:  ${agentAfter}`,
  ].map(onOneLine);
}

/** What happened at the ACD, beside what the desktop was told of it. */
export const toldLines = ({ told = [] }: Pick<Transcript, 'told'>): readonly string[] =>
  told.length === 0
    ? []
    : ['At the ACD, and on the desktop:', ...told.map((entry) => `  ${timelineLine(entry)}`)].map(onOneLine);

/** How much of a connector's own log stands beside a failure, in lines. */
const LOG_LINES = 5;

/** The last that the connector logged, on stderr or by notification, the newest last. */
export function logLines({ transcript }: ScenarioOutcome): readonly string[] {
  const lines = (transcript?.log ?? []).flatMap((text) => text.split('\n')).filter((line) => line.trim() !== '');
  return lines.slice(-LOG_LINES).map((line) => `it logged  ${onOneLine(line)}`);
}

export const whoOf = ({ who }: TimelineEntry): string => WHO[who];

const timelineLine = (entry: TimelineEntry): string =>
  `${`+${entry.at} ms`.padStart(8)}  ${whoOf(entry).padEnd(14)}  ${entry.text}`;

/** The command that plays just this scenario again; one about the CTI server by the requirement that it shows. */
export function againCommand({ location, requirementIds }: ScenarioOutcome, parameters: RunParameters): string {
  if (location.startsWith(ABOUT_SERVERS)) return serverAgainCommand(requirementIds[0] ?? '', parameters);
  const connector = connectorFlags(parameters).map((flag) => ` ${onOneLine(flag)}`);
  return `${ownCommand()} certify${connector.join('')}${circumstances(parameters, `--scenario ${location}`)}`;
}

/** The command that holds the CTI server to just this requirement again. */
export function serverAgainCommand(id: string, parameters: RunParameters): string {
  const { tls } = parameters;
  const more = `${policyFlag(parameters)}${switchFlags(parameters)}${tls === undefined ? '' : ` --tls ${tls}`}`;
  return `${ownCommand()} acd${circumstances(parameters, `--requirement ${id}`)}${more}`;
}

/** Where the scenarios about CTI servers are. */
const ABOUT_SERVERS = 'acd/';

/** A switch in use, and what of it may be touched; its secret is not told. */
function switchFlags({ at, named }: RunParameters): string {
  if (at === undefined || named === undefined) return '';
  const flags = {
    '--at': at,
    ...{ '--agents': named.agentIds.join(), '--queues': named.queueIds.join(), '--interface': named.device },
  };
  return Object.entries(flags)
    .map(([flag, value]) => ` ${flag} ${inQuotes(onOneLine(value))}`)
    .join('');
}

/** The flags of what is played again, and under what: dialect, profile, seed, and where. */
function circumstances(parameters: RunParameters, what: string): string {
  const { profile, seed, simulator } = parameters;
  const spoken = dialectFlags(parameters)
    .map((flag) => ` ${flag}`)
    .join('');
  const where = simulator === undefined ? '' : ` --simulator ${inQuotes(onOneLine(simulator))}`;
  return `${spoken} ${what} --profile ${profile} --seed ${seed}${where}`;
}

function policyFlag(parameters: RunParameters): string {
  const choices = choicesIn(parameters);
  return choices === undefined ? '' : ` --policy ${choices}`;
}

/** `outcome=later,logoutOnCall=defer`; undefined where nothing is chosen on top of the profile. */
function choicesIn({ policy = {} }: RunParameters): string | undefined {
  const choices = Object.entries(policy).map(([choice, value]) => `${choice}=${value}`);
  return choices.length === 0 ? undefined : choices.join(',');
}

/** `native, profile opencti with outcome=later, seed 1` */
export function circumstanceWords(parameters: RunParameters): string {
  const { dialect, profile, seed, simulator, at = simulator } = parameters;
  const choices = choicesIn(parameters);
  const rules = `profile ${profile}${choices === undefined ? '' : ` with ${choices}`}`;
  return onOneLine(`${dialect}, ${rules}, seed ${seed}${at === undefined ? '' : `, at ${at}`}`);
}
