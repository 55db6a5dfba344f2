// The rooms of the house and the arrows between them: what lives where, and who may import whom, types included. The
// architecture test holds every file to it, and CONTRIBUTING.md prints it.

export interface Room {
  /** What the paths of its files begin with; `*` stands for one name. The first room that fits a file is its own. */
  readonly path: string;
  readonly about: string;
  /** Beginnings of the paths of ours that it may import besides its own. */
  readonly may: readonly string[];
  /** Whether it does without packages and without Node. */
  readonly isPure?: boolean;
}

const SIMULATOR_BELOW = ['simulator/http-api/', 'simulator/engine/', 'simulator/net/', 'simulator/core/'];
const DIALECT_MAY = ['simulator/faults/fault.ts', 'simulator/faults/fabricated.ts', ...SIMULATOR_BELOW];
const DIALECT_SHARED = [
  ...['simulator/dialects/dialect.ts', 'simulator/dialects/exchange.ts'],
  'simulator/dialects/http-entries.ts',
  'simulator/dialects/http-malformed.ts',
  'simulator/dialects/socket-',
  ...DIALECT_MAY,
];
const KIT_MAY = ['src/drivers/', 'src/report-model/', 'src/connector/', 'src/files/', 'src/package-root.ts'];

export const ROOMS: readonly Room[] = [
  {
    path: 'simulator/core/',
    about: 'the ACD: pure, no I/O, no clock of its own, no word of any protocol',
    may: [],
    isPure: true,
  },
  {
    path: 'simulator/engine/',
    about: 'what keeps an ACD going: clock, timers, journal and its queries, pending requests',
    may: ['simulator/core/'],
  },
  {
    path: 'simulator/net/',
    about: 'bytes in, bytes out, no meaning: sockets, delivery, HTTP messages',
    may: [],
  },
  {
    path: 'simulator/http-api/',
    about: "what HTTP surfaces share: routes and their documents, validation, problem+json, core's shapes in zod",
    may: ['simulator/net/', 'simulator/core/'],
  },
  {
    path: 'simulator/yaml/',
    about:
      'files that a user writes: YAML within limits, and each mistake with its line, its column, and what would be right',
    may: ['simulator/http-api/nearest.ts', 'simulator/net/failure.ts'],
  },
  {
    path: 'simulator/floor/',
    about: 'the floor: made from a seed, read from a file, written, validated',
    may: ['simulator/yaml/', 'simulator/http-api/', 'simulator/net/', 'simulator/core/'],
  },
  {
    path: 'simulator/faults/',
    about: 'the port of the faults, and `kinds/`: a table for each place where one acts',
    may: SIMULATOR_BELOW,
  },
  { path: 'simulator/dialects/index.ts', about: 'the list of the dialects', may: ['simulator/dialects/'] },
  {
    path: 'simulator/dialects/dialect.ts',
    about: 'the port of the dialects',
    may: ['simulator/dialects/exchange.ts', ...DIALECT_MAY],
  },
  {
    path: 'simulator/dialects/exchange.ts',
    about: 'the one way of a request through faults, ACD and journal',
    may: DIALECT_MAY,
  },
  {
    path: 'simulator/dialects/http-',
    about:
      'what dialects over HTTP share: requests and replies as the journal holds them, and answers that are malformed',
    may: ['simulator/dialects/exchange.ts', ...DIALECT_MAY],
  },
  {
    path: 'simulator/dialects/socket-',
    about: 'what dialects over a plain socket share: how an answer goes out, waits for its outcome, and what is masked',
    may: ['simulator/dialects/exchange.ts', ...DIALECT_MAY],
  },
  { path: 'simulator/dialects/site.ts', about: 'what a dialect is given', may: DIALECT_SHARED },
  { path: 'simulator/dialects/author.ts', about: 'what authors of dialects see', may: DIALECT_SHARED },
  {
    path: 'simulator/dialects/find-dialect.ts',
    about: 'a dialect by its name, file or package',
    may: ['simulator/dialects/', ...DIALECT_MAY],
  },
  {
    path: 'simulator/dialects/described/',
    about: 'switches that are described in a file, made dialects',
    may: ['simulator/yaml/', 'simulator/dialects/http-mask.ts', ...DIALECT_SHARED],
  },
  {
    path: 'simulator/dialects/*/',
    about: 'one folder a protocol: bytes to Commands, decisions to bytes',
    may: DIALECT_SHARED,
  },
  {
    path: 'simulator/control/',
    about: 'REST for whoever runs the simulator',
    may: [...DIALECT_MAY, 'simulator/floor/'],
  },
  {
    path: 'simulator/board/',
    about: "the board: a page of plain files that knows the main port's REST and feed and nothing else",
    may: ['simulator/http-api/', 'simulator/net/'],
  },
  { path: 'simulator/', about: 'the door `index.ts`, the composition root, the settings', may: ['simulator/'] },
  { path: 'src/connector/', about: "OpenCTI's words: what a connector's author sees", may: [] },
  { path: 'src/package-root.ts', about: 'where the package lies', may: [] },
  {
    path: 'src/files/',
    about: 'the files that a user names, read and written: regular ones, bounded, whole',
    may: [],
  },
  {
    path: 'src/report-model/',
    about: 'what a run found: requirements, verdicts, certificates',
    may: ['src/connector/'],
  },
  { path: 'src/reference/', about: 'the reference connector', may: ['src/connector/'] },
  {
    path: 'src/mutants/servers/',
    about: 'CTI servers that break one requirement on servers each: a simulator, altered in one way',
    may: ['simulator/index.ts', 'src/mutants/mutant.ts'],
  },
  {
    path: 'src/mutants/',
    about:
      'connectors that break one requirement each, variants and pathological connectors, to prove that the suite bites',
    may: ['src/connector/', 'src/reference/'],
  },
  {
    path: 'src/drivers/',
    about: 'how the kit reaches a connector',
    may: ['src/connector/', 'src/report-model/', 'src/package-root.ts'],
  },
  {
    path: 'src/report/',
    about: 'what is written into `reports/`',
    may: ['src/report-model/', 'src/connector/', 'src/files/', 'src/package-root.ts'],
  },
  {
    path: 'src/kit/',
    about:
      'a room each for the suite, the ACD as the kit sees it, scenarios, judging, certificates, the gate, mutation, lessons, the protocol check',
    may: [...KIT_MAY, 'simulator/index.ts'],
  },
  {
    path: 'src/cli',
    about: 'one file a command; the only place that may exit the process',
    may: ['src/cli/', 'src/kit/', 'src/report/', ...KIT_MAY, 'simulator/index.ts'],
  },
  {
    path: 'steps/',
    about: 'the glue of the specification in `features`',
    may: ['src/kit/', 'src/report-model/', 'src/connector/'],
  },
];
