// docs/profiles.md, made of the tables of the core: what every choice of a policy means, what each profile chooses and where
// that is known from, and the state machine that follows.

import { AGENT_COMMANDS, AGENT_STATES } from '../simulator/core/model/agent.ts';
import {
  CHOICES,
  type PolicyChoices,
  PROFILE_NAMES,
  type ProfileName,
  valuesOf,
} from '../simulator/core/model/policy.ts';
import { DEFAULT_PROFILE, PROFILE_TABLE, PROFILES } from '../simulator/core/model/profiles.ts';
import { type Cell, transitionTable } from '../simulator/core/transition.ts';
import { REFUSING_IN_BODY } from '../simulator/dialects/native/config.ts';
import { code, GENERATED, page, table } from './markdown.ts';

const INTRO = `ACDs disagree on what agents may do. A *policy* makes every choice there is; a *profile* is a policy with a name:
\`--profile finesse-cce\`, \`policy: finesse-cce\` in a floor file, \`PUT /control/policy\` while it runs. Choices of your
own count before a profile's: \`policy: { profile: asterisk, logoutOnCall: refuse }\`.`;

const IN_BODY = `Where a refusal shows is no choice of the ACD’s: under ${REFUSING_IN_BODY.map(code).join(' and ')} the native dialect answers 200
and refuses in the body, under the others in the status. \`startSimulator({ dialects: { native: { refusalShownIn: 'body' } } })\`,
or \`'status'\`, counts before the profile.`;

type ChoiceName = keyof typeof CHOICES;

const CHOICE_NAMES = Object.keys(CHOICES) as readonly ChoiceName[];

/** The profiles in a table, one line each. */
export const profilesTable = (): string =>
  table(
    ['profile', 'what it is'],
    PROFILE_NAMES.map((name) => [code(name), PROFILE_TABLE[name].about]),
  );

export function profilesDoc(): string {
  return page(
    '# Profiles',
    GENERATED,
    INTRO,
    '## The choices',
    ...CHOICE_NAMES.map(choiceDoc),
    `**${code('logoutFrom')}**: from which states, no call in progress, an agent may log out. **${code('wrapUpMs')}**: how long\nafter-call work lasts before it ends by itself, in milliseconds; 0: until the agent ends it. **${code('outcomeDelayMs')}**: how\nmuch later an outcome comes, where it does.`,
    IN_BODY,
    '## The profiles',
    ...PROFILE_NAMES.map(profileDoc),
  );
}

function choiceDoc(choice: ChoiceName): string {
  const meanings: Readonly<Record<string, string>> = CHOICES[choice];
  const rows = valuesOf(choice).map((value) => `- ${code(value)}: ${meanings[value]}`);
  return [`**${code(choice)}** ${meanings.about}:`, '', ...rows].join('\n');
}

function profileDoc(name: ProfileName): string {
  const { about, choices, sources } = PROFILE_TABLE[name];
  return [
    `### ${name}`,
    `${capital(about)}.`,
    choicesOf(choices, name),
    table(
      ['', ...AGENT_COMMANDS],
      AGENT_STATES.map((state) => {
        const cells = transitionTable(PROFILES[name])[state];
        return [state, ...AGENT_COMMANDS.map((type) => cellIn(cells[type]))];
      }),
    ),
    `Sources: ${sources.join('; ')}.`,
  ].join('\n\n');
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Of the default profile every choice is told, of another what differs from that. */
function choicesOf(choices: PolicyChoices, name: string): string {
  const usual = PROFILE_TABLE[DEFAULT_PROFILE].choices;
  const entries = Object.entries(choices).filter(
    ([choice, value]) => name === DEFAULT_PROFILE || String(value) !== String(usual[choice as keyof PolicyChoices]),
  );
  if (entries.length === 0) return `Chooses as ${code(DEFAULT_PROFILE)}.`;
  const told = entries.map(([choice, value]) => `${code(choice)} ${[value].flat().join(', ')}`).join('; ');
  return name === DEFAULT_PROFILE ? `${told}.` : `As ${code(DEFAULT_PROFILE)}, but ${told}.`;
}

function cellIn(cell: Cell): string {
  if (cell.outcome === 'refuse') return cell.code;
  if (cell.outcome === 'ignore') return 'nothing';
  return cell.outcome === 'defer' ? `${cell.to}, when the call is over` : `**${cell.to}**`;
}
