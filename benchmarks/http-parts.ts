// The native dialect over HTTP: fifty connections, each an agent who logs in and out.

import autocannon from 'autocannon';
import { type Child, startServer } from './child.ts';
import type { Measured, Part } from './measure.ts';

const CONNECTIONS = 50;
const SECONDS = 2;

export interface Floor {
  readonly id: string;
  readonly password: string;
}

/** Requests a second against `url`; with `agents`, each connection is one of them. */
export function load(url: string, agents: readonly Floor[]): Promise<number> {
  let next = 0;
  return new Promise((resolve, reject) => {
    const run = autocannon(
      {
        url,
        connections: CONNECTIONS,
        duration: SECONDS,
        setupClient(client) {
          const { id, password } = agents[next % agents.length] as Floor;
          next += 1;
          const put = (body: object) => ({
            method: 'PUT' as const,
            path: `/v1/agents/${id}/state`,
            body: JSON.stringify(body),
            headers: { 'content-type': 'application/json' },
          });
          client.setRequests([put({ state: 'LoggedIn', password }), put({ state: 'LoggedOut' })]);
        },
      },
      (error: Error | null, result) => (error === null ? resolve(result.requests.average) : reject(error)),
    );
    autocannon.track(run, { renderProgressBar: false, renderResultsTable: false, renderLatencyTable: false });
  });
}

const measured = (child: Child, url: unknown, agents: readonly Floor[]): Measured => ({
  round: () => load(String(url), agents),
  close: child.close,
});

function against(id: string, kind: string, yardstick: string, goal: number): Part {
  return {
    id,
    what: 'login and logout over keep-alive HTTP, 50 connections, journal on',
    unit: 'requests/s',
    yardstick,
    goal,
    goalIs: 'least',
    async open() {
      const [simulator, bare] = await Promise.all([startServer('simulator'), startServer(kind)]);
      const agents = await agentsOf(String(simulator.told.main));
      const native = (simulator.told.native as { url: string }).url;
      return { ours: measured(simulator, native, agents), yardstick: measured(bare, bare.told.url, agents) };
    },
  };
}

export async function agentsOf(main: string): Promise<readonly Floor[]> {
  const answer = await fetch(`${main}/control/snapshot`);
  const { agents } = (await answer.json()) as { agents: readonly Floor[] };
  return agents;
}

export const HTTP_PARTS: readonly Part[] = [
  against('native', 'bare-http', 'bare node:http that reads the same JSON and answers the same size', 0.7),
  against('native-express', 'bare-express', 'bare Express 5 with express.json() doing the same', 3),
];
