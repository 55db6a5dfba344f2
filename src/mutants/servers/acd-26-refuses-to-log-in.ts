// Refuses whoever goes Ready while logged out, although it says that this is the login.

import type { Mutant } from '../mutant.ts';
import { onCommand, refused } from './alter.ts';

export const profile = 'freeswitch';
export const exceptIn = ['esl'];

export const mutant: Mutant = { target: 'ACD-26', collateral: [] };

export default onCommand('SetReady', (decision, { agents }, command) =>
  agents.get(command.agentId)?.state === 'LoggedOut' ? refused('NotLoggedIn', command) : decision,
);
