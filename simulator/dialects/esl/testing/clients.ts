// The npm clients of the event socket, each with its own ways, driven alike. None of them is ours, and none knows of this project:
// whatever they make of the simulator they would make of a FreeSWITCH.

import { createRequire } from 'node:module';
import type { TestContext } from 'node:test';

const require = createRequire(import.meta.url);

/** An event as a client gives it. */
export type Heard = Readonly<Record<string, string>>;

export interface Driven {
  /** What a function says, whatever it is. */
  api(call: string): Promise<string>;
  /** What a function says in the background. */
  job(call: string): Promise<string>;
  /** Hears of the call center's events from now on. */
  listen(listener: (event: Heard) => void): Promise<void>;
  /** What is said to a filter. */
  filter(name: string, value: string): Promise<string>;
}

interface Credentials {
  readonly host: string;
  readonly port: number;
  readonly password: string;
}

export interface NpmClient {
  readonly name: string;
  /** Rejects where the password is wrong. */
  logIn(t: Pick<TestContext, 'after'>, credentials: Credentials): Promise<Driven>;
}

/** As far as modesl is used here. */
interface ModeslEvent {
  getHeader(name: string): string | undefined;
  getBody(): string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

interface ModeslConnection {
  on(event: string, listener: (event: ModeslEvent) => void): unknown;
  once(event: string, listener: (event: ModeslEvent) => void): unknown;
  api(call: string, done: (answer: ModeslEvent) => void): void;
  bgapi(call: string, done: (answer: ModeslEvent) => void): void;
  subscribe(events: string, done: (answer: ModeslEvent) => void): void;
  filter(name: string, value: string, done: (answer: ModeslEvent) => void): void;
  disconnect(): void;
}

interface Modesl {
  readonly Connection: new (...given: unknown[]) => ModeslConnection;
}

const modesl = (name: string, load: () => Modesl): NpmClient => ({
  name,
  async logIn(t, { host, port, password }) {
    const { Connection } = load();
    const connection = await new Promise<ModeslConnection>((resolve, reject) => {
      const opened = new Connection(host, port, password);
      opened.once('esl::ready', () => resolve(opened));
      opened.once('esl::event::auth::fail', () => reject(new Error('the password is wrong')));
      opened.on('error', () => undefined);
      t.after(() => opened.disconnect());
    });
    const asked = <A>(ask: (done: (answer: ModeslEvent) => void) => void, read: (answer: ModeslEvent) => A) =>
      new Promise<A>((resolve) => void ask((answer) => resolve(read(answer))));
    return {
      api: (call) =>
        asked(
          (done) => connection.api(call, done),
          (answer) => answer.getBody(),
        ),
      job: (call) =>
        asked(
          (done) => connection.bgapi(call, done),
          (answer) => answer.getBody(),
        ),
      async listen(listener) {
        connection.on('esl::event::CUSTOM::**', ({ headers }) => {
          listener(Object.fromEntries(headers.map((one) => [one.name, one.value])));
        });
        await asked(
          (done) => connection.subscribe('BACKGROUND_JOB CUSTOM callcenter::info', done),
          () => undefined,
        );
      },
      filter: (header, value) =>
        asked(
          (done) => connection.filter(header, value, done),
          (answer) => answer.getHeader('Reply-Text') ?? '',
        ),
    };
  },
});

/** As far as esl is used here. */
interface EslCall {
  api(call: string): Promise<{ readonly body: unknown }>;
  bgapi(call: string): Promise<{ readonly body: Readonly<Record<string, unknown>> }>;
  event_json(...names: string[]): Promise<unknown>;
  send(command: string, headers: object): Promise<{ readonly headers: Readonly<Record<string, unknown>> }>;
  on(event: string, listener: (event: { readonly body: Heard }) => void): unknown;
}

interface EslClient {
  on(event: string, listener: (given: never) => void): unknown;
  connect(): void;
  end(): void;
}

const QUIET = { debug: () => undefined, info: () => undefined, error: () => undefined };

const esl: NpmClient = {
  name: 'esl',
  async logIn(t, { host, port, password }) {
    const { FreeSwitchClient } = require('esl') as { FreeSwitchClient: new (given: object) => EslClient };
    const client = new FreeSwitchClient({ host, port, password, logger: QUIET });
    t.after(() => client.end());
    const call = await new Promise<EslCall>((resolve, reject) => {
      client.on('connect', (opened: EslCall) => resolve(opened));
      client.on('error', reject);
      client.on('warning', reject);
      client.on('reconnecting', () => reject(new Error('the password is wrong')));
      client.connect();
    });
    return {
      api: async (asked) => String((await call.api(asked)).body),
      job: async (asked) => String((await call.bgapi(asked)).body._body ?? ''),
      async listen(listener) {
        call.on('CUSTOM', ({ body }) => listener(body));
        await call.event_json('CUSTOM callcenter::info');
      },
      filter: async (header, value) =>
        String((await call.send(`filter ${header} ${value}`, {})).headers['Reply-Text'] ?? ''),
    };
  },
};

export const NPM_CLIENTS: readonly NpmClient[] = [
  modesl('modesl', () => require('modesl') as Modesl),
  modesl('drachtio-modesl', () => require('drachtio-modesl') as Modesl),
  esl,
];
