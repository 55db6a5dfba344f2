// Hands back another page with the same content: in another order, null for what is blank, and notes of its own in
// AgentState, which is the one place for them. Its messages are long, with codes before and after what the ACD said.

import type { Connector } from '../../connector/connector.ts';
import type { ClipboardPage } from '../../connector/page.ts';
import reference from '../../reference/index.ts';
import { isBlank } from '../../reference/untyped.ts';

export default function connector(): Connector {
  const inner = reference({ limitMs: 1500 });
  return {
    ...inner,
    initialize: async (...given) => ({ ...(await inner.initialize(...given)), name: 'variant-rearranges-the-page' }),
    async invoke(activity, page) {
      const { page: left, status } = await inner.invoke(activity, page);
      const message = `[CTI-0409] ${activity} did not work.\n${status?.message} (Ask for ${page.AgentID} at the desk.)`;
      const failed = { pyStatusMessage: message, pyPegaCTIError: message };
      return isBlank(status)
        ? { page: rearrange(left, {}), status: null }
        : { page: rearrange(left, failed), status: { severity: 'Fail', message } };
    },
  };
}

function rearrange(page: ClipboardPage, more: ClipboardPage): ClipboardPage {
  const AgentState = { LastRequestedBy: 'OpenCTI', ...page.AgentState, Attempts: 1 };
  const entries = Object.entries({ ...page, ...more, AgentState }).reverse();
  return { pyNote: '', ...Object.fromEntries(entries.map(([name, value]) => [name, isBlank(value) ? null : value])) };
}
