// The evidence of one request, held to what the probe asked and was answered.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Exchange } from '../acd/acd-under-test.ts';
import type { AskedCommand } from '../probe/probe.ts';
import { MismatchFound } from './mismatch.ts';
import { expectEvidence, expectNoSecretInEvidence } from './server-evidence.ts';
import type { Asked } from './server-run.ts';

const ASKED: AskedCommand = {
  ...{ type: 'SetNotReady', agentId: '1001', queueIds: ['sales'], reasonCode: '07a' },
  ...{ outcome: 'refused', words: 'Not there.' },
};

const EXCHANGE: Exchange = {
  commands: [
    { number: 2, type: 'SetNotReady', agentId: '1001', queueIds: ['sales'], reasonCode: '07a', outcome: 'refused' },
  ],
  replies: [{ number: 3, understood: true, positive: false, said: 'Not there.' }],
  ...{ requests: 1, struck: 0, laterRefusals: [], failures: [], settled: [], changes: [], startedAt: 0 },
  timeline: [{ at: 0, who: 'connector', text: 'PUT /v1/agents/1001/state', lines: ['PUT', '"password": "***"'] }],
};

function asked(
  exchange: Partial<Exchange> = {},
  command: Partial<AskedCommand> = {},
): Pick<Asked, 'answer' | 'exchange'> {
  const one = { ...ASKED, ...command };
  const { outcome, words } = one;
  return {
    answer: { outcome, words, commands: [one], requests: 1 },
    exchange: { ...EXCHANGE, ...exchange },
  };
}

test('evidence that holds what was asked passes; what is deferred was accepted', () => {
  expectEvidence(asked());
  const [command] = EXCHANGE.commands;
  assert.ok(command !== undefined);
  const accepted = { outcome: 'accepted', words: '' } as const;
  const replies = [{ number: 3, understood: true, positive: true }];
  expectEvidence(asked({ commands: [{ ...command, outcome: 'deferred' }], replies }, accepted));
});

const [COMMAND] = EXCHANGE.commands as [Exchange['commands'][number]];
const [REPLY] = EXCHANGE.replies as [Exchange['replies'][number]];

const FALSE: Readonly<Record<string, Partial<Exchange>>> = {
  'lost its Command': { commands: [] },
  'has a Command twice': { commands: [COMMAND, COMMAND] },
  'names another agent': { commands: [{ ...COMMAND, agentId: '1002' }] },
  'names another queue': { commands: [{ ...COMMAND, queueIds: ['support'] }] },
  'lost the reason': { commands: [{ ...COMMAND, reasonCode: undefined }] },
  'has another outcome': { commands: [{ ...COMMAND, outcome: 'done' }] },
  'lost its reply': { replies: [] },
  'has a reply too many': { replies: [REPLY, REPLY] },
  'has a request too many': { requests: 2 },
  'has other words': { replies: [{ ...REPLY, said: 'No.' }] },
  'takes a refusal for a success': { replies: [{ ...REPLY, positive: true }] },
};

for (const [name, exchange] of Object.entries(FALSE))
  test(`evidence that ${name} is found out`, () => {
    assert.throws(() => expectEvidence(asked(exchange)), MismatchFound);
  });

test('a secret shows in the evidence, as it stands or in other characters', () => {
  expectNoSecretInEvidence([asked()], ['pa"ss']);
  const shown = (text: string) => [asked({ timeline: [{ at: 0, who: 'connector', text }] })];
  for (const text of ['pa"ss', '{"password":"pa\\"ss"}'])
    assert.throws(() => expectNoSecretInEvidence(shown(text), ['pa"ss']), /\*\*\*/);
  assert.throws(() => expectNoSecretInEvidence([asked({ replies: [{ ...REPLY, said: 'pa"ss' }] })], ['pa"ss']));
});
