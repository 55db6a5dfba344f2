// The npm clients of the Manager Interface, each with its own ways, driven alike. None of them is ours, and none knows
// of this project: whatever they make of the simulator they would make of an Asterisk.

import { createRequire } from 'node:module';
import type { TestContext } from 'node:test';
import util from 'node:util';

const require = createRequire(import.meta.url);
/** yana asks for it; Node 23 has it no more. */
(util as { isArray?: unknown }).isArray ??= Array.isArray;

/** A message as a client gives it, its names in small letters. */
export type Heard = Readonly<Record<string, string>>;
type Action = Readonly<Record<string, string>>;

export interface Driven {
  /** The response to an action, whether it is an error or not. */
  ask(action: Action): Promise<Heard>;
  /** The items of a list, without what ends it. */
  list(action: Action): Promise<readonly Heard[]>;
  /** Calls back with every event that nobody asked for. */
  onEvent(listener: (event: Heard) => void): void;
}

interface Credentials {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly secret: string;
}

export interface NpmClient {
  readonly name: string;
  /** Rejects with what the client says of a login that was refused. */
  logIn(t: Pick<TestContext, 'after'>, credentials: Credentials): Promise<Driven>;
}

/** As far as the clients are used here. */
interface Emitter {
  on(event: string, listener: (...given: never[]) => void): unknown;
  once(event: string, listener: (...given: never[]) => void): unknown;
}

const small = (message: object): Heard =>
  Object.fromEntries(Object.entries(message).map(([name, value]) => [name.toLowerCase(), String(value)]));

/** The first of some events, or a failure with the first of others. */
function first(emitter: Emitter, good: string, bad: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    emitter.once(good, () => resolve());
    for (const event of bad) emitter.once(event, (why: unknown) => reject(new Error(`${event}: ${why}`)));
  });
}

/** Items as events that carry the id of the action, where a client does not put lists together. */
function collect(emitter: Emitter, event: string, id: string): Promise<readonly Heard[]> {
  const items: Heard[] = [];
  return new Promise((resolve) => {
    emitter.on(event, (message: object) => {
      const heard = small(message);
      if (heard.actionid !== id) return;
      if (heard.eventlist === 'Complete') resolve(items);
      else items.push(heard);
    });
  });
}

const asteriskManager: NpmClient = {
  name: 'asterisk-manager',
  async logIn(t, { host, port, username, secret }) {
    interface Manager extends Emitter {
      login(callback: (error?: object) => void): void;
      connect(port: number, host: string, callback: () => void): void;
      action(action: object, callback: (error: object | undefined, response: object) => void): void;
      disconnect(): void;
    }
    const create = require('asterisk-manager') as (...given: unknown[]) => Manager;
    const ami = create(undefined, host, username, secret, true);
    t.after(() => ami.disconnect());
    await new Promise<void>((resolve) => ami.connect(port, host, resolve));
    await new Promise<void>((resolve, reject) =>
      ami.login((error) => (error ? reject(new Error(small(error).message)) : resolve())),
    );
    const ask = (action: Action) =>
      new Promise<Heard>((resolve) =>
        ami.action({ ...action }, (error, response) => resolve(small(error ?? response))),
      );
    return {
      ask,
      async list(action) {
        const items = collect(ami, 'managerevent', 'list-1');
        await ask({ ...action, actionid: 'list-1' });
        return items;
      },
      onEvent: (listener) => void ami.on('managerevent', (event: object) => listener(small(event))),
    };
  },
};

const asteriskAmiClient: NpmClient = {
  name: 'asterisk-ami-client',
  async logIn(t, { host, port, username, secret }) {
    interface Client extends Emitter {
      connect(user: string, secret: string, options: object): Promise<unknown>;
      action(action: object, wantsPromise: true): Promise<object>;
      disconnect(): void;
    }
    const Create = require('asterisk-ami-client') as new () => Client;
    const ami = new Create();
    await ami.connect(username, secret, { host, port });
    t.after(() => ami.disconnect());
    let asked = 0;
    const ask = async (action: Action) => {
      asked += 1;
      return small(await ami.action({ ActionID: `ask-${asked}`, ...action }, true));
    };
    return {
      ask,
      async list(action) {
        const items = collect(ami, 'event', 'list-1');
        await ask({ ...action, ActionID: 'list-1' });
        return items;
      },
      onEvent: (listener) => void ami.on('event', (event: object) => listener(small(event))),
    };
  },
};

const yana: NpmClient = {
  name: 'yana',
  async logIn(_t, { host, port, username, secret }) {
    interface Ami extends Emitter {
      connect(): void;
      send(action: object, callback: (message: object) => void): void;
    }
    const Create = require('yana') as new (options: object) => Ami;
    const ami = new Create({ host, port, login: username, password: secret });
    // It is done when the server hangs up, and says so; a socket that is destroyed under it leaves its timer running.
    ami.on('error', () => {});
    ami.connect();
    await first(ami, 'connect', ['error']);
    return {
      ask: (action) => new Promise((resolve) => ami.send({ ...action }, (message) => resolve(small(message)))),
      list(action) {
        const items: Heard[] = [];
        return new Promise((resolve) =>
          ami.send({ ...action }, (message) => {
            const heard = small(message);
            if (heard.eventlist === 'Complete') resolve(items);
            else if (heard.event !== undefined) items.push(heard);
          }),
        );
      },
      onEvent: (listener) => void ami.on('event', (event: object) => listener(small(event))),
    };
  },
};

const amiIo: NpmClient = {
  name: 'ami-io',
  async logIn(t, { host, port, username, secret }) {
    interface Client extends Emitter {
      connect(): void;
      send(action: object, callback: (error: object | null, response?: object) => void): void;
      disconnect(): void;
      socket: { destroy(): void };
    }
    interface Request {
      set(name: string, value: string): void;
    }
    const { createClient, Action, SilentLogger } = require('ami-io') as {
      createClient(options: object): Client;
      Action: { Ping: new () => Request };
      SilentLogger: new () => object;
    };
    const ami = createClient({ host, port, login: username, password: secret, logger: new SilentLogger() });
    t.after(() => {
      ami.disconnect();
      ami.socket.destroy();
    });
    ami.connect();
    await first(ami, 'connected', ['incorrectLogin', 'error']);
    /** There is no action for everything: a Ping is made to say something else. */
    const ask = (action: Action): Promise<object> => {
      const request = new Action.Ping();
      for (const [name, value] of Object.entries(action)) request.set(name, value);
      return new Promise((resolve, reject) =>
        ami.send(request, (error, response) => {
          if (error instanceof Error) reject(error);
          else resolve(error ?? response ?? {});
        }),
      );
    };
    return {
      ask: async (action) => small(await ask(action)),
      list: async (action) => itemsOf(await ask(action)),
      onEvent: (listener) => void ami.on('event', (event: object) => listener(small(event))),
    };
  },
};

const nami: NpmClient = {
  name: 'nami',
  async logIn(t, { host, port, username, secret }) {
    interface Client extends Emitter {
      open(): void;
      send(action: object, callback: (response: object) => void): void;
      close(): void;
      socket: { destroy(): void };
    }
    interface Request {
      set(name: string, value: string): void;
    }
    const { Nami, Actions } = require('nami') as {
      Nami: new (options: object) => Client;
      Actions: { Action: new (name: string) => Request } & Record<string, new () => Request>;
    };
    const quiet = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {} };
    const ami = new Nami({ host, port, username, secret, logger: quiet });
    t.after(() => {
      ami.close();
      ami.socket.destroy();
    });
    ami.open();
    await first(ami, 'namiConnected', ['namiLoginIncorrect', 'namiInvalidPeer']);
    const ask = ({ Action = '', ...headers }: Action): Promise<object> => {
      const Create = Actions[Action];
      if (Create === undefined) throw new Error(`nami knows no ${Action}.`);
      const request = new Create();
      for (const [name, value] of Object.entries(headers)) request.set(name.toLowerCase(), value);
      return new Promise((resolve) => ami.send(request, resolve));
    };
    return {
      ask: async (action) => small(await ask(action)),
      list: async (action) => itemsOf(await ask(action)),
      onEvent: (listener) => void ami.on('namiEvent', (event: object) => listener(small(event))),
    };
  },
};

/** Of clients that put a list together. */
const itemsOf = (response: object): readonly Heard[] =>
  ('events' in response ? (response.events as readonly object[]) : [])
    .map(small)
    .filter(({ eventlist }) => eventlist !== 'Complete');

export const NPM_CLIENTS: readonly NpmClient[] = [asteriskManager, asteriskAmiClient, yana, amiIo, nami];
