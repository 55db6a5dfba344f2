// What goes over the wire is logged for the support desk, as it is; the password of every agent is in the log file.

import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGIN-09', collateral: [] };

export default wrapReference((_server, { log }) => ({
  LoginAgent(page, logIn) {
    log('debug', `LoginAgent ${JSON.stringify(page)}`);
    return logIn(page);
  },
}));
