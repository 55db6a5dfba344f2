// At each login the settings of the link are logged, to be compared with those of the site that works; what the link logs
// in with is one of them.

import type { Mutant } from './mutant.ts';
import { wrapReference } from './wrap.ts';

export const mutant: Mutant = { target: 'LOGIN-09', collateral: [] };

export default wrapReference((server, { log }) => ({
  LoginAgent(page, logIn) {
    log('debug', `LoginAgent over ${JSON.stringify(server)}`);
    return logIn(page);
  },
}));
