// What the help shows below the flags: commands to begin with, and the other places for settings.

import { ownCommand } from '../report/own-command.ts';

/** By command: what to type, and what comes of it. */
const EXAMPLES: Readonly<Record<string, readonly (readonly [type: string, gives: string])[]>> = {
  simulate: [
    ['signoff simulate', 'twelve agents in three queues, ports 7070 and 7071'],
    ['signoff simulate --open', 'and the board in a browser'],
    ['signoff simulate --fault lie', 'an ACD that says OK and does nothing'],
    ['signoff simulate --agents 200 --queues 8', 'a larger floor'],
    ['signoff simulate --profile reason-required', 'no logout without a reason'],
    ['signoff simulate --floor floor.yaml', 'your own agents and queues; signoff floor writes one'],
  ],
  floor: [
    ['signoff floor', 'the floor that signoff simulate starts with, as text'],
    ['signoff floor --agents 50 --out floor.yaml', 'a larger one, as a file'],
  ],
  init: [
    ['signoff init --language python', 'connector.py and signoff.config.yaml, here'],
    ['signoff init --language typescript --dir my-connector', 'connector.mts, in a folder of its own'],
  ],
  'protocol-check': [
    ['signoff protocol-check --command "python3 connector.py"', 'a program in any language'],
    ['signoff protocol-check --connector ./connector.mts', 'a module'],
    ['signoff protocol-check --url http://10.0.0.5:9000/rpc', 'a service'],
  ],
  certify: [
    ['signoff certify', 'certify the reference connector'],
    ['signoff certify --command "python3 connector.py"', 'certify your own, in any language'],
    ['signoff certify --profile finesse-cce --seed 7', 'under other rules, with other ids'],
    ['signoff certify --requirement LOGOUT-06', 'play one requirement; certifies nothing'],
    ['signoff certify --tier logout --workers 2', 'certify LogoutAgent alone, two scenarios at once'],
    ['signoff certify --without reasonCodes', 'how a connector without them is judged'],
    ['signoff certify --baseline known.yaml', 'with failures that are known; a new one ends it with 1'],
    ['signoff certify --sign-key signoff-key.pem', 'and sign the certificate'],
    ['signoff certify --simulator http://127.0.0.1:7070', 'at a simulator that runs already'],
  ],
  acd: [
    ['signoff acd', 'the built-in simulator, held to what a CTI server must do'],
    ['signoff acd --dialect ami --profile asterisk', 'in another protocol, under other rules'],
    ['signoff acd --policy outcome=later', 'an ACD that accepts first, and tells later what became of it'],
    ['signoff acd --requirement ACD-03', 'one requirement'],
    ['signoff acd --simulator http://127.0.0.1:7070', 'a simulator that runs already'],
    ['signoff acd --at ami://signoff@10.0.0.5:5038 --agents 1001,1002 --queues sales,support', 'a switch in use'],
    ['signoff acd --restore reports/switch-restore.json', 'put it back after a run that was killed'],
  ],
  teach: [
    ['signoff teach', 'a course of thirteen lessons, and the whole suite behind a search'],
    ['signoff teach my.feature', 'and your own, in the steps that signoff steps lists'],
  ],
  steps: [
    ['signoff steps', 'what a feature for signoff teach can say'],
    ['signoff steps --json', 'for programs'],
  ],
  prove: [
    ['signoff prove', 'every mutant, on what it breaks'],
    ['signoff prove --declining all', 'and the reference connector without whatever can be declined'],
  ],
  list: [
    ['signoff list', 'for people'],
    ['signoff list --json', 'for programs, with tags and places'],
  ],
  verify: [
    ['signoff verify reports/certificate.json', 'with the messages beside it'],
    ['signoff verify certificate.json --public-key key.pub.pem', 'and nobody else may have signed it'],
  ],
  switch: [
    ['signoff switch new --like wazo-agentd', 'one to begin with'],
    ['signoff switch list', 'the described switches that come with the product'],
    ['signoff switch check ./mine.switch.yaml', 'whether your own is whole'],
  ],
  'switch check': [
    ['signoff switch check ./mine.switch.yaml', 'whole, or every mistake with its line'],
    ['signoff simulate --dialect ./mine.switch.yaml', 'and then it is served'],
  ],
  'switch new': [
    ['signoff switch new mine', 'mine.switch.yaml, a skeleton'],
    ['signoff switch new mine --like yeastar-p', 'as another switch is'],
    ['signoff switch new mine --openapi api.yaml --paths agent,queue', 'with the routes of its API'],
  ],
  'switch export': [
    ['signoff switch export ./mine.switch.yaml', 'its requests and answers, as OpenAPI'],
    ['signoff switch export wazo-agentd --asyncapi', 'what it tells, as AsyncAPI'],
  ],
  keygen: [['signoff keygen --out keys', 'keys/signoff-key.pem and keys/signoff-key.pub.pem']],
  explain: [['signoff explain LOGOUT-06', 'before or after it failed']],
};

const ELSEWHERE = `
Every flag can also be set in the environment (--profile is SIGNOFF_PROFILE), or in signoff.config.yaml or .json.`;

/** For the help of `command`; `hasSettings` where it takes them from elsewhere, too. */
export function examplesOf(command: string, hasSettings: boolean): string {
  const own = ownCommand();
  const examples = (EXAMPLES[command] ?? []).map(
    ([type, gives]) => [type.replace('signoff', () => own), gives] as const,
  );
  const width = Math.max(0, ...examples.map(([type]) => type.length)) + 3;
  const lines = examples.map(([type, gives]) => `  ${type.padEnd(width)}${gives}`);
  return `\nExamples:\n${lines.join('\n')}${hasSettings ? `\n${ELSEWHERE}` : ''}`;
}
