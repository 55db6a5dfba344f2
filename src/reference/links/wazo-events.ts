// What Wazo's agentd tells: of every agent, on a WebSocket, and without numbers. It is taken for a hint that an agent has to be
// looked at: what comes twice or late then tells of no change that is none. It must not know pages.

import type { EventLink } from '../event-link.ts';
import { recordOf, textOf } from '../untyped.ts';
import { listenOn } from './web-socket.ts';

/** What is told of agents. */
const OF_AGENTS = ['agent_status_update', 'agent_paused', 'user_agent_queue_logged_in', 'user_agent_queue_logged_off'];

export interface WazoEventServer {
  readonly eventsUrl: string | undefined;
  readonly ca: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** Undefined where the server has no events. */
export function createWazoEvents({ eventsUrl, ca, headers }: WazoEventServer): EventLink | undefined {
  if (eventsUrl === undefined) return undefined;
  return {
    isOfHints: true,
    listen({ agentId }, { hear, drop, lost }, signal) {
      const take = (text: string) => {
        const whose = agentIn(text);
        if (whose === agentId) hear({ type: 'hint' });
        else drop(text, whose !== undefined);
      };
      return listenOn({ url: new URL(eventsUrl), ca, headers }, { hear: take, lost }, signal);
    },
  };
}

/** Whom the message is about; undefined where it is torn, or of no known kind. */
function agentIn(text: string): string | undefined {
  try {
    const { name, data } = recordOf(JSON.parse(text));
    return OF_AGENTS.includes(String(name)) ? textOf(recordOf(data).agent_id) : undefined;
  } catch {
    return undefined;
  }
}
