// What the tests of described switches share: one that is served over HTTP, and whom it has to do with.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { temporaryFolder } from '../../../../test/testing/process.ts';
import { floorFile } from '../../../floor/testing/floor-file.ts';
import { startSimulator } from '../../../index.ts';
import { isOutside } from '../../find-dialect.ts';
import { acmeWith } from './acme-desk.ts';

export const TOKEN = 'what/the link+shows';

const QUEUES = [{ id: '6400' }, { id: '6500' }];
const AGENTS = [
  { id: '1001', name: 'Ann Agent', password: 'ann-s3cret', extension: '7001', defaultQueues: ['6400', '6500'] },
  { id: '1002', name: 'Bob Agent', password: 'bob-s3cret', extension: '7002', defaultQueues: ['6400'] },
];

/** An entry of the journal as it comes over the wire. */
// biome-ignore lint/suspicious/noExplicitAny: JSON from outside, which the tests look into
type Entry = Record<string, any>;

export interface Heard {
  readonly status: number;
  readonly type: string | null;
  readonly text: string;
}

/** The switch that is called so, under the rules of `policy`; `show` has the token go with a request. */
export async function serveSwitch(t: TestContext, called: string, policy: string) {
  const floor = floorFile(t, JSON.stringify({ policy, queues: QUEUES, agents: AGENTS }), 'floor.json');
  const own = isOutside(called) ? [] : [`${called}=0`]; // those of the examples have no port by custom
  const port = ['0', 'native=0', ...own].join();
  const simulator = await startSimulator({ port, dialect: called, floor, token: TOKEN });
  t.after(simulator.stop);
  const { main, dialects } = simulator.addresses;
  const [name = ''] = Object.keys(dialects).filter((one) => one !== 'native' && one !== 'ami');
  const { url, eventsUrl } = dialects[name] ?? assert.fail('it is served');
  const control = async (path: string, body?: object) => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const answer = await fetch(`${main}/control/${path}`, init);
    assert.ok(answer.ok, `${path}: ${answer.status}`);
    return answer.json();
  };
  return {
    name,
    url: String(url),
    eventsUrl: String(eventsUrl),
    async ask(
      target: string,
      { body, headers = {} }: { body?: unknown; headers?: Record<string, string> } = {},
    ): Promise<Heard> {
      const [method, path] = target.split(' ');
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const answer = await fetch(`${url}${path}`, { method, headers, ...(text !== undefined && { body: text }) });
      return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
    },
    fault: (order: object) => control('faults', order),
    command: (agentId: string, type: string, queueIds?: readonly string[]) =>
      control(`agents/${agentId}/commands`, { type, queueIds }),
    async journal(): Promise<readonly Entry[]> {
      return ((await control('journal')) as { entries: readonly Entry[] }).entries;
    },
    /** In which queues an agent is, by the ACD's own word; none: logged out. */
    async queuesOf(agentId: string): Promise<readonly string[]> {
      const { queues } = (await (await fetch(`${main}/v1/agents/${agentId}`)).json()) as { queues: readonly Entry[] };
      return queues.map((queue) => (typeof queue === 'string' ? queue : queue.id));
    },
  };
}

export const AUTH = { 'X-Auth-Token': TOKEN };
export const LOGIN = { body: { extension: '7001', context: 'default' }, headers: AUTH };

export const wazo = (t: TestContext) => serveSwitch(t, 'wazo-agentd', 'wazo');
export const yeastar = (t: TestContext) => serveSwitch(t, 'yeastar-p', 'yeastar');
export const kazoo = (t: TestContext) => serveSwitch(t, 'kazoo-acdc', 'kazoo');

export const SHOWN = `access_token=${encodeURIComponent(TOKEN)}`;
export const PINS: Readonly<Record<string, string>> = { '1001': 'ann-s3cret', '1002': 'bob-s3cret' };
export const yeastarTarget = (operation: string, query = `queue_id=6400&${SHOWN}`) =>
  `GET /openapi/v1.0/queue/agent_login?operation=${operation}&ext_ids=1001&${query}`;

export const holdsToken = (told: unknown): boolean => {
  const text = JSON.stringify(told);
  return text.includes(TOKEN) || text.includes(encodeURIComponent(TOKEN)) || text.includes(TOKEN.replaceAll(' ', '+'));
};

/** A switch in a file of its own: the example, altered. */
export function acme(
  t: TestContext,
  part: string,
  instead: string,
  ...more: readonly (readonly [string | RegExp, string])[]
) {
  const path = join(temporaryFolder(t), 'acme.switch.yaml');
  const text = more.reduce((text, [one, other]) => text.replace(one, () => other), acmeWith(part, instead));
  writeFileSync(path, text);
  return serveSwitch(t, path, 'opencti');
}
