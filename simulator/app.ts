// The composition root: floor, clock, engine, dialects and the main port, started in that order and stopped in reverse.

import { createRequire } from 'node:module';
import { type SimulatorOptions, settle } from './config.ts';
import { controlRoutes } from './control/control.ts';
import { documentRoutes } from './control/documents.ts';
import type { Health } from './control/reply-schema.ts';
import type { Clock } from './core/clock.ts';
import { createEngine, type Engine } from './core/engine.ts';
import type { Floor } from './core/floor.ts';
import { floorOf, type Snapshot } from './core/snapshot.ts';
import type { RunningDialect } from './dialects/dialect.ts';
import { DIALECTS } from './dialects/index.ts';
import { makeOpening } from './opening.ts';
import { answerFailures, type Route, serveRoutes } from './wire/http.ts';
import { serveHttp } from './wire/port.ts';

export interface Simulator {
  readonly addresses: {
    /** Control API, reads and health. */
    readonly main: string;
    /** What a connector is told of each dialect: for `native` its `url`, `eventsUrl` and `token`. */
    readonly dialects: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
  /** Who works here, for whoever wants to greet them. */
  readonly floor: Floor;
  /** The ACD as it opened: with a floor file, agents may be logged in already. */
  readonly opening: Snapshot;
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';
const MAIN = 'For whoever runs the simulator: control, reads, documents. No fault ever touches it.';
const { version } = createRequire(import.meta.url)('signoff/package.json') as { version: string };
const realClock: Clock = { now: () => Date.now() };

/** Starts a simulator in this process, on loopback unless told otherwise. Throws a `Failure` where a setting is wrong or a port is taken. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const settings = settle(options);
  const opening = await makeOpening(options);
  const engine = createEngine({ snapshot: opening, clock: realClock });
  const running = new Map<string, RunningDialect>();
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const stopOne of stops.splice(0).reverse()) await stopOne();
  };
  try {
    for (const dialect of DIALECTS) {
      const address = { host: options.host ?? HOST, port: settings.nativePort };
      const started = await dialect.start({ engine, address, token: options.token, version });
      running.set(dialect.name, started);
      stops.push(started.stop);
    }
    const main = await serveMain(engine, { port: settings.port, opening, running });
    stops.push(main.stop);
    return { addresses: { main: main.url, dialects: serversOf(running) }, floor: floorOf(opening), opening, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function serveMain(
  engine: Engine,
  { port, opening, running }: { port: number; opening: Snapshot; running: Map<string, RunningDialect> },
): Promise<{ url: string; stop(): Promise<void> }> {
  const about = { name: 'signoff', version, dialects: publicly(serversOf(running)) };
  const started = [...running.values()];
  const usages = () => started.map((dialect) => dialect.usage());
  const reads = started.flatMap((dialect) => dialect.reads);
  const routes: Route[] = [...controlRoutes({ engine, opening, about, usages }), ...reads];
  const main = { name: 'main', description: MAIN, routes, url: '' };
  routes.push(
    ...documentRoutes({ version, ports: [...started.map((dialect) => dialect.port), main] }),
    ...started.flatMap((dialect) => dialect.documents),
  );
  const listener = await serveHttp({ host: HOST, port }, { app: serveRoutes(routes, answerFailures) });
  main.url = `http://${listener.host}:${listener.port}`;
  return { url: main.url, stop: listener.stop };
}

/** What anybody may know of each dialect: all but the token of its link. */
const publicly = (servers: Simulator['addresses']['dialects']): Health['dialects'] =>
  Object.fromEntries(Object.entries(servers).map(([name, { token, ...addresses }]) => [name, addresses]));

const serversOf = (running: Map<string, RunningDialect>) =>
  Object.fromEntries([...running].map(([name, { server }]) => [name, server]));
