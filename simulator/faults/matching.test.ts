// What a fault strikes, and which two would strike the same.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AgentCommand } from '../core/commands.ts';
import type { DecodedRequest, EventFacts, Match } from './fault.ts';
import { overlap, strikesEvent, strikesRequest } from './matching.ts';

const command = (queueIds?: readonly string[]): AgentCommand => ({
  type: 'LogOut',
  by: 'agent',
  agentId: 'ann',
  queueIds,
});
const LOGOUT: DecodedRequest = {
  dialect: 'native',
  requestId: 'r1',
  agentId: 'ann',
  command: command(['sales', 'support']),
};
const FROM_ALL: DecodedRequest = { ...LOGOUT, command: command() };
const READ: DecodedRequest = { dialect: 'native', requestId: 'r2', agentId: 'ann' };
const READ_OF_ALL: DecodedRequest = { dialect: 'native', requestId: 'r3' };

const STRUCK: readonly [Match, DecodedRequest, boolean][] = [
  [{}, LOGOUT, true],
  [{}, READ, false],
  [{ requests: 'commands' }, READ, false],
  [{ requests: 'reads' }, READ, true],
  [{ requests: 'reads' }, LOGOUT, false],
  [{ requests: 'all' }, LOGOUT, true],
  [{ requests: 'all' }, READ_OF_ALL, true],
  [{ dialect: 'native' }, LOGOUT, true],
  [{ dialect: 'ami' }, LOGOUT, false],
  [{ agentId: 'ann' }, LOGOUT, true],
  [{ agentId: 'bob' }, LOGOUT, false],
  [{ agentId: 'ann', requests: 'reads' }, READ, true],
  [{ agentId: 'ann', requests: 'reads' }, READ_OF_ALL, false],
  [{ command: 'LogOut' }, LOGOUT, true],
  [{ command: 'LogIn' }, LOGOUT, false],
  [{ queueId: 'support' }, LOGOUT, true],
  [{ queueId: 'billing' }, LOGOUT, false],
  [{ queueId: 'support' }, FROM_ALL, false],
  [{ dialect: 'native', agentId: 'ann', command: 'LogOut', queueId: 'sales' }, LOGOUT, true],
  [{ dialect: 'native', agentId: 'ann', command: 'LogOut', queueId: 'billing' }, LOGOUT, false],
];

for (const [match, asked, strikes] of STRUCK)
  test(`${JSON.stringify(match)} ${strikes ? 'strikes' : 'leaves alone'} ${JSON.stringify(asked)}`, () => {
    assert.equal(strikesRequest(match, asked), strikes);
  });

const TOLD: EventFacts = { dialect: 'native', event: 'AgentLoggedOut', agentId: 'ann', queueIds: ['sales', 'support'] };

const TELLS: readonly [Match, boolean][] = [
  [{}, true],
  [{ dialect: 'native', event: 'AgentLoggedOut', agentId: 'ann', queueId: 'support' }, true],
  [{ dialect: 'ami' }, false],
  [{ event: 'AgentLoggedIn' }, false],
  [{ agentId: 'bob' }, false],
  [{ queueId: 'billing' }, false],
];

for (const [match, strikes] of TELLS)
  test(`${JSON.stringify(match)} ${strikes ? 'strikes' : 'leaves alone'} an event`, () => {
    assert.equal(strikesEvent(match, TOLD), strikes);
  });

const PAIRS: readonly [Match, Match, boolean][] = [
  [{}, {}, true],
  [{ agentId: 'ann' }, {}, true],
  [{ agentId: 'ann' }, { agentId: 'ann' }, true],
  [{ agentId: 'ann' }, { agentId: 'bob' }, false],
  [{ agentId: 'ann' }, { command: 'LogOut' }, true],
  [{ command: 'LogIn' }, { command: 'LogOut' }, false],
  [{ dialect: 'native' }, { dialect: 'ami' }, false],
  [{ queueId: 'sales' }, { queueId: 'support' }, false],
  [{ requests: 'reads' }, {}, false],
  [{ requests: 'reads' }, { requests: 'commands' }, false],
  [{ requests: 'reads' }, { requests: 'all' }, true],
  [{ requests: 'all' }, {}, true],
];

for (const [one, other, meet] of PAIRS)
  test(`${JSON.stringify(one)} and ${JSON.stringify(other)} ${meet ? 'can strike the same' : 'never meet'}`, () => {
    assert.deepEqual([overlap(one, other), overlap(other, one)], [meet, meet]);
  });
