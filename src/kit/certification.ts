// A certification from beginning to end: the connector is met, the suite is played, the verdicts are given.

import type { Envelope } from '@cucumber/messages';
import type { Declaration } from '../contract/connector.ts';
import { KitFailure } from '../contract/failure.ts';
import type { RunParameters, RunReport } from '../contract/run-report.ts';
import { VERSION } from '../package-root.ts';
import { clearBench, keepBench, setUpBench } from './bench.ts';
import { type Catalogue, disagreements, loadCatalogue } from './catalogue.ts';
import { readScenarios } from './features.ts';
import { interrupt } from './interruption.ts';
import { outcomesOf } from './outcomes.ts';
import { loadSuite, type Suite } from './run.ts';
import { setFloorAside } from './running-simulator.ts';
import { type Selection, select, type Wish } from './selection.ts';
import { tierRulings } from './tiers.ts';
import { rule, rulingsOf } from './verdicts.ts';

export interface Order {
  readonly parameters: RunParameters;
  readonly wish: Wish;
  readonly workers: number;
  /** Loaded already; absent: it is loaded. */
  readonly suite?: Suite | undefined;
  /** Resolves when somebody has had enough. */
  readonly stopped: Promise<unknown>;
  /** Once the connector has said what it is; `server` is what it was told of the CTI server. */
  onStart(declaration: Declaration, server: Readonly<Record<string, unknown>>): void;
  onMessage(message: Envelope): void;
}

/** Certifies a connector. Throws a `KitFailure` where there can be no verdict. */
export async function runCertification(order: Order): Promise<RunReport> {
  const putBack = await setFloorAside(order.parameters);
  return certify(order).finally(putBack);
}

async function certify(order: Order): Promise<RunReport> {
  const suite = readSuite();
  const selection = select(order.wish, suite);
  const declaration = await meet(order);
  const startedAt = new Date();
  const { messages, isInterrupted } = await play(order, selection).finally(clearBench);
  return {
    ...judge(suite.catalogue, declaration, { order, selection, messages, isInterrupted }),
    startedAt,
    finishedAt: new Date(),
  };
}

/** Catalogue and scenarios, which must agree. */
function readSuite() {
  const catalogue = loadCatalogue();
  const scenarios = readScenarios();
  const problems = disagreements(catalogue, scenarios);
  if (problems.length === 0) return { catalogue, scenarios };
  throw new KitFailure('SuiteIncoherent', `Catalogue and scenarios do not agree: ${problems.join(' ')}`, {
    hint: 'Mend features/requirements.yaml or the tags of the features.',
  });
}

/** What the connector says of itself; the first thing to find out is whether it can be judged at all. */
async function meet({ parameters, workers, onStart }: Order): Promise<Declaration> {
  const bench = await setUpBench(parameters);
  onStart(bench.connector.declaration, bench.acd.server);
  if (workers === 1) keepBench(parameters, bench);
  else await bench.stop();
  return bench.connector.declaration;
}

/** Plays the selection until it is over, or until somebody has had enough. */
async function play(order: Order, { tagExpression, file }: Selection) {
  const { parameters, workers, suite, stopped, onMessage } = order;
  const messages: Envelope[] = [];
  const listen = (message: Envelope) => {
    messages.push(message);
    onMessage(message);
  };
  const run = Promise.resolve(suite ?? loadSuite())
    .then((loaded) => loaded.run({ parameters, tags: tagExpression, file, workers, onMessage: listen }))
    .then((complaints) => ({ complaints, isInterrupted: false }));
  const interruption = stopped.then(() => {
    interrupt();
    return { complaints: '', isInterrupted: true };
  });
  const { complaints, isInterrupted } = await Promise.race([run, interruption]);
  if (complaints === '') return { messages, isInterrupted };
  throw new KitFailure('SuiteFailed', `Cucumber complained: ${complaints}`, { hint: 'Install the package anew.' });
}

interface Played {
  readonly order: Order;
  readonly selection: Selection;
  readonly messages: readonly Envelope[];
  readonly isInterrupted: boolean;
}

function judge(catalogue: Catalogue, declaration: Declaration, { order, selection, messages, isInterrupted }: Played) {
  const outcomes = outcomesOf(messages);
  const rulings = rulingsOf(catalogue, outcomes, selection.isFiltered || order.wish.tier !== undefined);
  return {
    kit: { name: 'signoff', version: VERSION },
    connector: { name: declaration.name, version: declaration.version },
    parameters: order.parameters,
    workers: order.workers,
    planned: catalogue.requirements.filter(({ status }) => status === 'planned').map(({ id }) => id),
    outcomes,
    rulings,
    tiers: selection.isFiltered ? [] : tierRulings(catalogue, rulings, { declaration, upTo: order.wish.tier }),
    ruling: rule(rulings, outcomes, { isFiltered: selection.isFiltered, isInterrupted }),
    messages,
  };
}
