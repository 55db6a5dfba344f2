// What a connector needs that speaks to a Wazo agentd by hand: a request, as it stands in a file or on a line, and what came of it.

import { fail } from '../reference/page.ts';
import { isBlank } from '../reference/untyped.ts';
import { type Asked, type Server, withoutToken } from './bare.ts';
import { readReply, textOf } from './http-text.ts';
import type { PageHabits } from './wrap.ts';

/** What came, free of the link's token. */
export interface AgentdReply {
  readonly status: number;
  readonly body: string;
}

/** Asks for something of an agent, on a connection of its own: `what` is behind the agent's number, such as `/pause`. */
export async function askAgentd(
  server: Server,
  agentId: unknown,
  { method, what = '', body }: Pick<Asked, 'method' | 'body'> & { readonly what?: string },
): Promise<AgentdReply> {
  const url = new URL(pathOf(agentId, what), String(server.url));
  const content = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(url, { method, headers: headersOf(server), ...content });
  return { status: response.status, body: withoutToken(server, await response.text()) };
}

/** LogoutAgent on a line of one's own: `send` is given a request, and gives what is taken for its answer. */
export const leavingAgentd = (server: Server, send: (request: string) => Promise<string>): PageHabits => ({
  async LogoutAgent(page, logOut) {
    if (isBlank(page.AgentID) || !isBlank(page.Queue)) return logOut(page);
    const asked = { method: 'POST', path: pathOf(page.AgentID, '/logoff') };
    try {
      const { status, text } = readReply(withoutToken(server, await send(textOf(server, asked, headersOf(server)))));
      return status === 204 ? { page } : fail(page, `The agentd says: ${JSON.parse(text).error}`);
    } catch (error) {
      return fail(page, String(error));
    }
  },
});

const pathOf = (agentId: unknown, what: string): string =>
  `/1.0/agents/by-number/${encodeURIComponent(String(agentId))}${what}`;

const headersOf = ({ token }: Server): Readonly<Record<string, string>> => ({
  'X-Auth-Token': String(token),
  'Content-Type': 'application/json',
});
