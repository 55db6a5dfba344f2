// Logs in whoever says who he is: the passwords were moved to the directory, and the directory is not asked.

import type { Alteration } from '../../../simulator/index.ts';
import type { Mutant } from '../mutant.ts';
import type { Command } from './alter.ts';

export const mutant: Mutant = { target: 'ACD-12', collateral: ['ACD-19'] };

const trusted = (command: Command): Command => (command.type === 'LogIn' ? { ...command, by: 'system' } : command);

const alteration: Alteration = {
  decider: (decider) => (acd, command, source) => decider(acd, trusted(command), source),
};

export default alteration;
