// Takes the code of a reason for a number, and loses what is before and behind it: the column was numeric once.

import type { Mutant } from '../mutant.ts';
import { served } from './alter.ts';

export const profile = 'wazo';
export const mutant: Mutant = { target: 'ACD-14', collateral: [] };

export default served(({ engine }) => ({
  engine: {
    ...engine,
    execute(command, source) {
      if (!('reasonCode' in command) || command.reasonCode === undefined) return engine.execute(command, source);
      return engine.execute({ ...command, reasonCode: String(Number.parseInt(command.reasonCode, 10)) }, source);
    },
  },
}));
