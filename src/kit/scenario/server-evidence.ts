// Whether the evidence holds what the probe asked and was answered: nothing less, nothing more, and no secret.

import type { SentCommand, SentReply } from '../acd/acd-under-test.ts';
import { describeList, json } from '../acd/wording.ts';
import type { AskedCommand } from '../probe/probe.ts';
import { expect } from './mismatch.ts';
import type { Asked } from './server-run.ts';
import { createMask } from './transcript.ts';

/** What counts of a Command: who, what, where, why, and what became of it. */
type Facts = readonly unknown[];

/** The evidence of one request. */
export function expectEvidence({ answer, exchange }: Pick<Asked, 'answer' | 'exchange'>): void {
  const [sent, asked] = [exchange.commands.map(sentFacts), answer.commands.map(askedFacts)];
  expect(
    json(sent) === json(asked),
    `the Commands that were asked: ${listed(asked)}`,
    `in the evidence: ${listed(sent)}`,
  );
  const seen = `${exchange.requests} requests and ${exchange.replies.length} replies`;
  const whole = exchange.requests === answer.requests && exchange.replies.length === answer.requests;
  expect(whole, `${answer.requests} requests, each with its reply`, seen);
  const said = exchange.replies.slice(-answer.commands.length).map(saidFacts);
  const heard = answer.commands.map(heardFacts);
  expect(json(said) === json(heard), `the replies that came: ${listed(heard)}`, `in the evidence: ${listed(said)}`);
}

const sentFacts = ({ type, agentId, queueIds, reasonCode, outcome }: SentCommand): Facts => [
  ...[type, agentId, queueIds, reasonCode],
  outcome === 'deferred' ? 'accepted' : outcome,
];

const askedFacts = ({ type, agentId, queueIds, reasonCode, outcome }: AskedCommand): Facts => [
  ...[type, agentId, queueIds, reasonCode, outcome],
];

const saidFacts = ({ positive, understood, said = '' }: SentReply): Facts => [understood, positive, said];

const heardFacts = ({ outcome, words }: AskedCommand): Facts => [true, outcome !== 'refused', words];

const listed = (facts: readonly Facts[]): string => describeList(facts.map((one) => one.map(json).join(' ')));

/** No secret stands in the evidence, in whatever form. */
export function expectNoSecretInEvidence(asked: readonly Pick<Asked, 'exchange'>[], secrets: readonly string[]): void {
  const mask = createMask(secrets);
  const shown = asked.flatMap(({ exchange }) => textsIn(exchange)).map(mask);
  const told = asked.flatMap(({ exchange }) => textsIn(exchange));
  const leaks = shown.filter((text, index) => text !== told[index]);
  expect(leaks.length === 0, 'evidence without a secret', `one shows in ${describeList(leaks.slice(0, 3))}`);
}

/** Every text of the evidence but ids, which may be part of anything. */
const textsIn = ({ replies, timeline }: Asked['exchange']): readonly string[] => [
  ...replies.flatMap(({ said }) => said ?? []),
  ...timeline.flatMap(({ text, lines = [] }) => [text, ...lines]),
];
