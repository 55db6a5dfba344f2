// Listening over FreeSWITCH's event socket: a session that is told what mod_callcenter tells of one agent, as JSON. A status that is
// set again is told again.

import { z } from 'zod';
import { CALLED, nameOf, openEslSession, quoted, readEslServer } from './esl-session.ts';
import { silent } from './line-session.ts';
import { type ProbeLink, TOLD_MS, type Told } from './link.ts';
import { createToldList } from './told-list.ts';

const EVENT = z.looseObject({
  'CC-Agent': z.string().optional(),
  'CC-Action': z.string().optional(),
  'CC-Agent-Status': z.string().optional(),
});

type Event = z.infer<typeof EVENT>;

/** What tells a reader's own look. */
const LOOK = 'agent-status-get';

export const watchEsl: ProbeLink['watch'] = async (given, device) => {
  const server = readEslServer(given);
  const own = device && nameOf(server, device.agentId);
  const told = createToldList();
  let looks: (() => void)[] = [];
  const read = createReader(device?.agentId ?? '', own);

  function onEvent(body: string): void {
    const event = EVENT.safeParse(parsed(body)).data;
    if (event?.['CC-Action'] === LOOK && event['CC-Agent'] === own) {
      const waiting = looks;
      looks = [];
      for (const resolve of waiting) resolve();
      return;
    }
    const one = event === undefined ? unreadable(body) : read(event, body);
    told.add(one);
  }

  const session = await openEslSession(server, { onEvent }, AbortSignal.timeout(TOLD_MS));

  async function subscribe(name: string): Promise<void> {
    await session.command('event json CUSTOM callcenter::info');
    await session.command(`filter CC-Agent ${name}`);
    read.begin(await look(name));
  }

  const look = (name: string) => session.api(`callcenter_config agent get status ${quoted(name)}`);

  /** Events come behind the answers; a look is told of as well, behind whatever was told before it. */
  async function caughtUp(): Promise<void> {
    if (own === undefined) return void (await session.api('echo the-probe-listens'));
    const isTold = new Promise<void>((resolve) => void looks.push(resolve));
    await look(own);
    await isTold;
  }

  /** What tells a look may never come, though the connection stays. */
  function inTime(work: Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        session.close(silent(CALLED));
        reject(silent(CALLED));
      }, TOLD_MS);
      work.then(resolve, reject).finally(() => clearTimeout(timer));
    });
  }

  try {
    await inTime(own === undefined ? caughtUp() : subscribe(own));
  } catch (error) {
    session.close();
    throw error;
  }
  return {
    async told() {
      await inTime(caughtUp());
      return told.all();
    },
    close: () => session.close(),
  };
};

const unreadable = (words: string, agentId = ''): Told => ({ type: 'Unreadable', agentId, words });

const isOut = (status: string | undefined): boolean => status === 'Logged Out';

/** Reads events about the agent called `own`; of anybody else none was asked for. */
function createReader(agentId: string, own: string | undefined) {
  let status: string | undefined;

  function read(event: Event, body: string): Told | undefined {
    const { 'CC-Agent': name, 'CC-Action': action, 'CC-Agent-Status': next } = event;
    if (name !== own || name === undefined) return unreadable(body, name);
    if (action !== 'agent-status-change') return undefined;
    const before = status;
    status = next;
    if (isOut(next)) return { type: 'LoggedOut', agentId };
    if (isOut(before)) return { type: 'LoggedIn', agentId };
    return { type: next === 'On Break' ? 'Paused' : 'Unpaused', agentId };
  }

  /** How the agent stands before anything is told. */
  read.begin = (text: string): void => {
    status = text;
  };
  return read;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
