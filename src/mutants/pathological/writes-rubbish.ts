// Does everything right, and tells stdout of every logout in words of its own, where only JSON-RPC belongs.

import { writeSync } from 'node:fs';
import { wrapReference } from '../wrap.ts';

const STDOUT = 1;

export default wrapReference(() => ({
  LogoutAgent(page, logOut) {
    writeSync(STDOUT, `Logging out agent ${page.AgentID} ...\n`);
    return logOut(page);
  },
}));
