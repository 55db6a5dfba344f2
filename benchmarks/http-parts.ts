// The native dialect and a described switch over HTTP: fifty connections, each an agent who logs in and out.

import autocannon from 'autocannon';
import { type Child, startServer } from './child.ts';
import type { Measured, Part } from './measure.ts';

const CONNECTIONS = 50;
const SECONDS = 2;

export interface Floor {
  readonly id: string;
  readonly password: string;
}

interface Asked {
  readonly method: 'PUT' | 'POST';
  readonly path: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A login and a logout of an agent. */
type Requests = (agent: Floor) => readonly Asked[];

const JSON_BODY = { 'content-type': 'application/json' };

const inNative: Requests = ({ id, password }) =>
  [{ state: 'LoggedIn', password }, { state: 'LoggedOut' }].map((body) => ({
    ...{ method: 'PUT', path: `/v1/agents/${id}/state`, body: JSON.stringify(body), headers: JSON_BODY },
  }));

const inWazo: Requests = ({ id }) => [
  {
    ...{ method: 'POST', path: `/1.0/agents/by-number/${id}/login`, headers: JSON_BODY },
    body: JSON.stringify({ extension: `6${id}`, context: 'default' }),
  },
  { method: 'POST', path: `/1.0/agents/by-number/${id}/logoff` },
];

/** Requests a second against `url`; with `agents`, each connection is one of them. */
export function load(url: string, agents: readonly Floor[], requests = inNative): Promise<number> {
  let next = 0;
  return new Promise((resolve, reject) => {
    const run = autocannon(
      {
        url,
        connections: CONNECTIONS,
        duration: SECONDS,
        setupClient(client) {
          const agent = agents[next % agents.length] as Floor;
          next += 1;
          client.setRequests(requests(agent).map((request) => ({ ...request })));
        },
      },
      (error: Error | null, result) => (error === null ? resolve(result.requests.average) : reject(error)),
    );
    autocannon.track(run, { renderProgressBar: false, renderResultsTable: false, renderLatencyTable: false });
  });
}

const measured = (child: Child, url: unknown, agents: readonly Floor[], requests = inNative): Measured => ({
  round: () => load(String(url), agents, requests),
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
  {
    id: 'described',
    what: 'the same over a switch described in a file, wazo-agentd',
    unit: 'requests/s',
    yardstick: 'the native dialect',
    goal: 0.5,
    goalIs: 'least',
    async open() {
      const [described, native] = await Promise.all([startServer('described'), startServer('simulator')]);
      const agentsAt = (child: Child) => agentsOf(String(child.told.main));
      const urlOf = (child: Child, dialect: string) => (child.told[dialect] as { url: string }).url;
      return {
        ours: measured(described, urlOf(described, 'wazo-agentd'), await agentsAt(described), inWazo),
        yardstick: measured(native, urlOf(native, 'native'), await agentsAt(native)),
      };
    },
  },
];
