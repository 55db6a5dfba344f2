// The guided lessons: scenarios of the suite with an introduction before and a question after. Everything that is said
// in them is said here.

export interface Guide {
  /** Feature file below the features folder, and the scenario's name. */
  readonly file: string;
  readonly scenario: string;
  readonly title: string;
  readonly introduction: string;
  readonly question: string;
  readonly answer: string;
}

export const GUIDES: readonly Guide[] = [
  {
    file: 'login-agent/logging-in.feature',
    scenario: 'Without a queue on the page the ACD chooses',
    title: 'The first login',
    introduction:
      'An agent begins the day. Logging in means entering queues: from then on the ACD knows that somebody is there. Watch where Ada lands, and whether she gets calls yet.',
    question: 'Ada is logged in. Why does she not get a call yet?',
    answer: 'She is NotReady. A login opens the door; only Ready tells the ACD that calls may come.',
  },
  {
    file: 'logout-agent/refusals.feature',
    scenario: 'The ACD lets nobody out who is Ready',
    title: 'Why a logout is refused',
    introduction:
      'Some ACDs let nobody leave who is still Ready: a call could be on its way. Watch what the ACD answers, and what the agent gets to hear.',
    question: 'What would Ada have to do first, and who has to tell her so?',
    answer: 'Go NotReady. The ACD says so in its refusal, and the connector has to hand that on in the Fail message.',
  },
  {
    file: 'logout-agent/one-queue.feature',
    scenario: 'The agent leaves the queue on the page and stays in the other',
    title: 'The logout that leaves one queue',
    introduction:
      'An agent can leave one queue and go on working in others. The page names the queue. Watch which queue login goes, and which stays.',
    question: 'Is Ada logged out now?',
    answer: 'No: an agent is logged out when there is no queue login left, and she has one.',
  },
  {
    file: 'faults/later-and-never.feature',
    scenario: 'The ACD answers success and does nothing',
    title: 'The server that lied',
    introduction:
      'The CTI server answers that all went well, and does nothing. Nobody is told an untruth more politely. Watch how the connector finds out.',
    question: 'How can a connector tell a lie from the truth?',
    answer: 'By looking: it asks the ACD how it holds the agent after the answer, and believes its eyes.',
  },
  {
    file: 'faults/later-and-never.feature',
    scenario: 'The switch that never says no',
    title: 'The switch that never says no',
    introduction:
      'Some switches take every logout. FreeSWITCH answers +OK to somebody who has been out for hours, and it is no lie: the agent is logged out. Ada is not logged in, and asks to be logged out. Watch what the ACD answers, what it does, and what the connector makes of it.',
    question:
      'The answer is the same as after a real logout. Why is Ada told that it failed, and who knows better than the switch?',
    answer:
      'Nobody was logged out: Ada was sure to be in, and was not. The connector looked before it asked, and saw her logged out. A connector that takes the OK for the logout believes the switch, and never finds out who had left long before.',
  },
];
