// The course: which scenarios are guided lessons, in which order, and before whose switch each is played. What is said in
// them stands in the page's strings, by the key of the lesson, in every language. One that holds no connector to anything is
// no feature of the suite: it stands among the examples.

/** How the CTI server behaves in a lesson; the course has one for each. */
type Temper = 'basics' | 'refusal' | 'deferral' | 'silence' | 'lie';

export interface Guide {
  /** What it is called in the strings. */
  readonly key: string;
  readonly temper: Temper;
  /** Feature file below the features folder, or below `examples` where it begins with `lessons/`, and the scenario's name. */
  readonly file: string;
  readonly scenario: string;
  /** What is spoken: a built-in dialect, or the name of a described switch that is shipped. */
  readonly dialect: string;
  /** Whose rules the ACD follows. */
  readonly profile: string;
}

export const COURSE: readonly Guide[] = [
  {
    ...{ key: 'first-login', temper: 'basics', dialect: 'native', profile: 'opencti' },
    file: 'login-agent/logging-in.feature',
    scenario: 'Without a queue on the page the ACD chooses',
  },
  {
    ...{ key: 'a-break', temper: 'basics', dialect: 'native', profile: 'reason-required' },
    file: 'set-agent-not-ready/going-not-ready.feature',
    scenario: 'The next break has a reason of its own',
  },
  {
    ...{ key: 'one-queue', temper: 'basics', dialect: 'native', profile: 'yeastar' },
    file: 'logout-agent/one-queue.feature',
    scenario: 'The agent leaves the queue on the page and stays in the other',
  },
  {
    ...{ key: 'a-working-day', temper: 'basics', dialect: 'native', profile: 'opencti' },
    file: 'lessons/a-working-day.feature',
    scenario: 'From login to logout, with a call',
  },
  {
    ...{ key: 'refused', temper: 'refusal', dialect: 'native', profile: 'finesse-cce' },
    file: 'logout-agent/refusals.feature',
    scenario: 'The ACD lets nobody out who is Ready',
  },
  {
    ...{ key: 'another-switch', temper: 'refusal', dialect: 'native', profile: 'finesse-ccx' },
    file: 'logout-agent/after-the-logout.feature',
    scenario: 'The call goes to somebody else',
  },
  {
    ...{ key: 'refused-in-body', temper: 'refusal', dialect: 'native', profile: 'refuses-in-body' },
    file: 'logout-agent/refusals.feature',
    scenario: 'A supervisor was faster',
  },
  {
    ...{ key: 'asterisk', temper: 'refusal', dialect: 'ami', profile: 'asterisk' },
    file: 'logout-agent/one-queue.feature',
    scenario: 'A queue that the agent is not in',
  },
  {
    ...{ key: 'wazo', temper: 'refusal', dialect: 'wazo-agentd', profile: 'wazo' },
    file: 'logout-agent/refusals.feature',
    scenario: 'The second logout of two',
  },
  {
    ...{ key: 'deferred', temper: 'deferral', dialect: 'native', profile: 'kazoo' },
    file: 'logout-agent/during-a-call.feature',
    scenario: 'The ACD waits for the end of the call, and says so',
  },
  {
    ...{ key: 'silence', temper: 'silence', dialect: 'native', profile: 'opencti' },
    file: 'faults/broken-link.feature',
    scenario: 'No answer comes',
  },
  {
    ...{ key: 'lie', temper: 'lie', dialect: 'native', profile: 'opencti' },
    file: 'faults/later-and-never.feature',
    scenario: 'The ACD answers success and does nothing',
  },
  {
    ...{ key: 'never-says-no', temper: 'lie', dialect: 'esl', profile: 'freeswitch' },
    file: 'faults/later-and-never.feature',
    scenario: 'The switch that never says no',
  },
  {
    ...{ key: 'accepted', temper: 'deferral', dialect: 'native', profile: 'opencti' },
    file: 'faults/later-and-never.feature',
    scenario: 'Accepted, and refused later',
  },
];
