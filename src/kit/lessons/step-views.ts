// Which view of the board shows what a step of a lesson is about. Where no row fits, that is the agent whom it is about.

/** What a step speaks of, and the view of that. */
const VIEWS: readonly (readonly [speaksOf: RegExp, view: string])[] = [
  [/^the CTI server\b/, 'faults'],
  [/^the ACD (?!holds|refuses it)/, 'rules'],
  [/\bcalls? (arrives?|is offered|ends)\b/, 'queues'],
  [/\b(clock|milliseconds|seconds) (pass|later)\b/, 'clock'],
];

/** The path of the view for a step, without its keyword; `agentId`: whom it is about, once there is somebody. */
export function viewOf(text: string, agentId: string | undefined): string {
  const view = VIEWS.find(([speaksOf]) => speaksOf.test(text))?.[1];
  return view ?? (agentId === undefined ? 'rules' : `agents/${encodeURIComponent(agentId)}`);
}
