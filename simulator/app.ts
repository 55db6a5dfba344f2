// The composition root. All is made in one phase: floor, clock, journal, faults, engine; the dialects and the main port are
// started in the next, and stopped in reverse.

import { createRequire } from 'node:module';
import { boardRoutes } from './board/routes.ts';
import { portFlagOf, type SimulatorOptions, settle } from './config.ts';
import { type Advance, advanceClock } from './control/advance.ts';
import { controlRoutes } from './control/control.ts';
import { createControlFeed } from './control/feed.ts';
import type { Health } from './control/health.ts';
import type { PostingDialect } from './control/webhooks.ts';
import type { WireDialect } from './control/wire.ts';
import { decider } from './core/decide.ts';
import type { Floor } from './core/model/floor.ts';
import { floorOf, type Snapshot } from './core/snapshot.ts';
import type { Dialect, RunningDialect, Site } from './dialects/dialect.ts';
import type { Servers } from './dialects/index.ts';
import { type CommonSite, siteAt } from './dialects/site.ts';
import { type Clock, createClock } from './engine/clock.ts';
import { createEngineParts } from './engine/commit.ts';
import { createEngine } from './engine/engine.ts';
import { wallClock } from './engine/wall-clock.ts';
import { faultOrders } from './fault-option.ts';
import type { Faults } from './faults/fault.ts';
import { createFaults } from './faults/registry.ts';
import { documentRoutes } from './http-api/documents.ts';
import { answerFailures } from './http-api/http.ts';
import { servePlain } from './http-api/http-plain.ts';
import { type MainPort, withMounts } from './http-api/mount.ts';
import { serveHttp } from './http-api/port.ts';
import { failures, type Route } from './http-api/route-docs.ts';
import { serveSockets } from './http-api/websocket.ts';
import { makeInitialState } from './initial-state.ts';
import { type Certificates, makeCertificates } from './net/certificates.ts';
import { Failure } from './net/failure.ts';
import { namesIn } from './net/host-check.ts';
import { authorityOf, foundAt, isLoopback, LOOPBACK, readHost } from './net/host-names.ts';
import { calledAt, createPortTls } from './net/tls.ts';
import { ownRules, type WantedDialect, wantedDialects } from './wanted-dialects.ts';

export interface Simulator {
  readonly addresses: {
    /** Control API, reads and health. */
    readonly main: string;
    /** What a connector is told of each dialect. */
    readonly dialects: Servers;
  };
  /** The dialects that are served, for whoever wants to say where. */
  readonly dialects: readonly SpokenDialect[];
  /** Who works here, for whoever wants to greet them. */
  readonly floor: Floor;
  /** The ACD as it opened: with a floor file, agents may be logged in already. */
  readonly opening: Snapshot;
  /** What is spoiled on purpose: the same that `/control/faults` shows. */
  readonly faults: Faults;
  /** The ACD clock: the same that `/control/clock` shows and moves. */
  readonly clock: AcdClock;
  /** What the main port serves, for another simulator in this process to serve as well; it asks for nothing. */
  readonly mainPort: MainPort;
  stop(): Promise<void>;
}

export interface AcdClock extends Pick<Clock, 'mode' | 'now' | 'nextTimer' | 'setMode'> {
  /** Moves a manual clock; what is due on the way has happened when it resolves. Throws as `/control/clock/advance`. */
  advance(wanted: Advance): Promise<void>;
}

export type SpokenDialect = Pick<Dialect, 'name' | 'title' | 'profile' | 'description'> &
  Pick<RunningDialect, 'greeting' | 'examples' | 'failures'>;

/** A dialect that is served, and as what. */
interface Served {
  readonly dialect: Dialect;
  readonly started: RunningDialect;
  /** What a connector is told of it. */
  readonly server: RunningDialect['server'];
}

/** Starts a simulator in this process, on loopback unless told otherwise. Throws a `Failure` for a wrong setting or a port that is taken. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const parts = await makeParts(options);
  const { engine, faults, opening } = parts;
  const stops: (() => Promise<void>)[] = [async () => engine.stop()];
  const stop = async () => {
    for (const stopOne of stops.splice(0).reverse()) await stopOne();
  };
  try {
    const running = new Map<string, Served>();
    for (const { dialect, site, config } of parts.dialects) {
      const { name } = dialect;
      const started = await dialect.start(site, config).catch(withFlag(portFlagOf(name)));
      running.set(name, { dialect, started, server: toldOf(started, site) });
      const refuse = (isRefusing: boolean) => started.refuse(isRefusing);
      faults.serve({ name, events: started.events, refuse, distrust: site.address.tls?.distrust });
      stops.push(() => started.stop());
    }
    stops.push(async () => faults.stop());
    for (const order of parts.orders) await faults.add(order);
    const main = await serveMain(parts, running).catch(withFlag('--port'));
    stops.push(main.stop);
    const addresses = { main: main.url, dialects: serversOf(running) };
    const dialects = [...running.values()].map(toSpoken);
    const acd = { floor: floorOf(opening), opening, faults, clock: acdClock(engine.clock, faults.settled) };
    return { addresses, dialects, ...acd, mainPort: main.port, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Parts = Awaited<ReturnType<typeof makeParts>>;

/** Everything that can be made before a port is opened, each part of those before it. */
async function makeParts(options: SimulatorOptions) {
  const { port, seed, clock: mode, journalLimit: limit, journalBytes: byteLimit, tls } = settle(options);
  const host = listensAt(options);
  const allowHosts = namesIn(options.allowHost);
  const wanted = await wantedDialects(options);
  const opening = await makeInitialState(options, ownRules(wanted));
  const orders = faultOrders(options.fault);
  const { version } = createRequire(import.meta.url)('signoff/package.json') as { version: string };
  const clock = createClock({ mode, wall: wallClock });
  const { alteration = {} } = options;
  const made = createEngineParts({ snapshot: opening, clock, limit, byteLimit });
  const engineParts = alteration.parts?.(made) ?? made;
  const faults = createFaults(engineParts, seed);
  const plain = alteration.decider?.(decider) ?? decider;
  const faulty = faults.before(plain);
  const engine = createEngine(engineParts, alteration.front?.(faulty, plain) ?? faulty);
  const injector = alteration.injector?.(faults.injector) ?? faults.injector;
  const common = { engine, faults: injector, token: options.token, allowHosts, version };
  const at = options.host ?? host;
  const certificates = tls === 'auto' ? await makeCertificates(calledAt(at, allowHosts)) : undefined;
  const dialects = wanted.map((one) => {
    const dialect = alteration.dialect?.(one.dialect) ?? one.dialect;
    return placed({ ...one, dialect }, { host: at, certificates }, options, common);
  });
  const { controlToken: token, routes: more = [], sockets = [], mount } = options;
  const main = { address: { host, port }, token, more, sockets, mount };
  const ca = certificates?.ca;
  return { engine, faults, dialects, opening, orders, allowHosts, version, main, ca };
}

/** A dialect, where it is to be served and how it is set up. */
function placed(
  { dialect, port }: WantedDialect,
  { host, certificates }: { readonly host: string; readonly certificates: Certificates | undefined },
  { dialects = {} }: SimulatorOptions,
  common: CommonSite,
) {
  const given = dialects[dialect.name];
  const config = dialect.config === undefined ? given : dialect.config.parse(given);
  const tls = certificates && createPortTls(certificates);
  return { dialect, site: siteAt({ host, port, tls }, common), config };
}

/** Whoever connects is told whose certificates to trust. */
const toldOf = ({ server }: RunningDialect, { address: { tls } }: Site): RunningDialect['server'] =>
  tls === undefined ? server : { ...server, ca: tls.ca };

/** The address of every port. Throws `InvalidSetting` where other machines would reach a main port that asks for nothing. */
function listensAt({ listen = LOOPBACK, controlToken }: SimulatorOptions): string {
  const host = readHost(listen);
  if (isLoopback(host) || controlToken !== undefined) return host;
  throw new Failure('InvalidSetting', `To listen at ${host} is to let other machines in: a control token is needed.`);
}

/** Names the flag that chooses another port, where a port is taken. */
const withFlag =
  (flag: string) =>
  (error: unknown): never => {
    if (!(error instanceof Failure) || error.code !== 'PortInUse') throw error;
    throw new Failure('PortInUse', error.message.replace(/\.$/, `, which ${flag} asks for.`), { cause: error });
  };

function acdClock(clock: Clock, settled: () => Promise<void>): AcdClock {
  const { now, nextTimer, setMode } = clock;
  return {
    get mode() {
      return clock.mode;
    },
    now,
    nextTimer,
    setMode,
    async advance(wanted) {
      advanceClock(clock, wanted);
      await settled();
    },
  };
}

const MAIN = 'For whoever runs the simulator: control, reads, documents. No fault ever touches it.';

/** Serves the main port, which shows what the dialects that run have to show. */
async function serveMain(parts: Parts, running: ReadonlyMap<string, Served>) {
  const { engine, version, allowHosts } = parts;
  const { address, token, more, sockets, mount } = parts.main;
  const about = { name: 'signoff', version, dialects: publicly(running), descriptions: descriptionsOf(running) };
  const started = [...running.values()].map((one) => one.started);
  const usages = () => started.map((dialect) => dialect.usage());
  const feed = createControlFeed(engine.journal);
  const board = boardRoutes();
  const routes: Route[] = [
    ...controlRoutes({ ...parts, about, usages, wires: wiresOf(running), posting: postingOf(running) }),
    ...started.flatMap(({ reads = [] }) => reads),
    feed.route,
    board.page,
    ...more.filter(isTold),
  ];
  const errors = failures('ControlUnauthorised', 'HostNotAllowed', 'OriginNotAllowed');
  const main = { name: 'main', description: MAIN, routes, errors, url: '', bearer: true };
  routes.push(
    ...documentRoutes({ version, ports: [...started.flatMap(({ port }) => port ?? []), main] }),
    ...started.flatMap(({ documents = [] }) => documents),
  );
  const app = servePlain([...routes, ...board.files, ...more.filter((route) => !isTold(route))], answerFailures);
  const port = { app, onUpgrade: serveSockets([feed.socket, ...sockets]) };
  const listener = await serveHttp(address, { ...withMounts(port, mount), allowHosts, token });
  main.url = `http://${authorityOf({ host: foundAt(listener.host), port: listener.port })}`;
  const stop = () => {
    feed.stop();
    return listener.stop();
  };
  return { url: main.url, port, stop };
}

/** Whether the documents describe a route. */
const isTold = ({ docs }: Route): boolean => docs !== undefined;

/** What anybody may know of each dialect: all but the secrets of its link. */
const publicly = (running: ReadonlyMap<string, Served>): Health['dialects'] =>
  Object.fromEntries(
    [...running].map(([name, { dialect, server }]) => [
      name,
      Object.fromEntries(Object.entries(server).filter(([member]) => !dialect.secrets.includes(member))),
    ]),
  );

/** Which files describe the dialects that are made of one. */
const descriptionsOf = (running: ReadonlyMap<string, Served>): Health['descriptions'] =>
  Object.fromEntries(
    [...running].flatMap(
      ([
        name,
        {
          dialect: { description },
        },
      ]) => (description === undefined ? [] : [[name, description]]),
    ),
  );

/** Those that post events to whoever asked for them. */
const postingOf = (running: ReadonlyMap<string, Served>): readonly PostingDialect[] =>
  [...running].flatMap(([name, { started }]) => (started.postTo ? [{ name, postTo: started.postTo }] : []));

/** Those over which a Command is one request. */
const wiresOf = (running: ReadonlyMap<string, Served>): readonly WireDialect[] =>
  [...running.values()].flatMap(({ dialect: { name, title }, started: { request } }) =>
    request === undefined ? [] : [{ name, title, request }],
  );

const serversOf = (running: ReadonlyMap<string, Served>): Servers =>
  Object.fromEntries([...running].map(([name, { server }]) => [name, server])) as unknown as Servers;

const toSpoken = ({ dialect, started: { greeting, examples, failures } }: Served): SpokenDialect => {
  const { name, title, profile, description } = dialect;
  return { name, title, profile, description, greeting, examples, failures };
};
