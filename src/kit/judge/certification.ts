// A certification from beginning to end: the connector is met, the suite is played, the verdicts are given.

import type { Envelope } from '@cucumber/messages';
import type { Declaration } from '../../connector/connector.ts';
import { VERSION } from '../../package-root.ts';
import { KitFailure } from '../../report-model/failure.ts';
import type { RunParameters, RunReport } from '../../report-model/run-report.ts';
import { setFloorAside, withUndone } from '../acd/floor-aside.ts';
import { type Rig, setUpRig, speaksTls } from '../acd/rig.ts';
import { type CertificateInputs, certificateOf } from '../certificate/certificate.ts';
import { type Baseline, holdAgainst } from '../gate/gate.ts';
import { canProbe } from '../probe/probe.ts';
import type { RunContext } from '../scenario/run-context.ts';
import type { Catalogue } from '../suite/catalogue.ts';
import { type Selection, select, type Wish } from '../suite/selection.ts';
import { readSuite } from '../suite/suite.ts';
import { type Case, judge } from './judgement.ts';
import { loadSuite, type Suite, type SuiteRun } from './run.ts';
import { type RunEvidence, toMessage } from './run-evidence.ts';
import { blockers } from './verdicts.ts';

const KIT = { name: 'signoff', version: VERSION } as const;

export interface Order {
  readonly parameters: RunParameters;
  readonly wish: Wish;
  readonly workers: number;
  /** Whether the CTI server is held to its own requirements first; absent: it is, where the kit speaks the dialect. */
  readonly checksServer?: boolean | undefined;
  /** A SHOULD that is not met fails. */
  readonly isStrict?: boolean | undefined;
  /** After the first scenario that is not passed the others are skipped, and count as not exercised. */
  readonly isFailFast?: boolean | undefined;
  /** What is known to fail. */
  readonly baseline?: Baseline | undefined;
  /** What the certificate is to bear besides. */
  readonly inputs?: CertificateInputs | undefined;
  /** Where the floor of a simulator that is joined is kept until it is put back. */
  readonly floorFolder?: string | undefined;
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
  const putBack = await setFloorAside(order.parameters, order.floorFolder);
  const report = await certify(order).catch(async (error) => {
    throw withUndone(error, await putBack());
  });
  const undone = await putBack();
  return undone === undefined ? report : { ...report, undone: [undone] };
}

async function certify(order: Order): Promise<RunReport> {
  const suite = readSuite();
  const isServerChecked = order.checksServer !== false && canProbe(order.parameters.dialect);
  const selection = select(order.wish, suite, isServerChecked ? 'besides' : 'not');
  refuseHalfUpdate(order, selection);
  const loading = Promise.resolve(order.suite ?? loadSuite()); // slow; so is the start of a connector
  loading.catch(() => undefined); // told where it is played
  const interruption = new AbortController();
  const rig = await meet(order, interruption.signal);
  const startedAt = new Date();
  const context = { rig: order.workers === 1 ? rig : undefined, catalogue: suite.catalogue };
  const { tagExpression: tags, file, isFiltered } = selection;
  const { messages: played, isInterrupted } = await play(order, loading, { context, tags, file, interruption });
  const evidence = evidenceOf(order, rig, { isFiltered, isInterrupted, isServerChecked });
  const messages = [...played, toMessage(evidence)];
  return { ...report(suite.catalogue, { order, selection, evidence, messages }), startedAt, finishedAt: new Date() };
}

/**
 * What the connector says of itself; the first thing to find out is whether it can be judged at all. The rig is kept for
 * a worker in this process: a connector that is a service is to be initialized once.
 */
async function meet({ parameters, workers, onStart }: Order, abandoned: AbortSignal): Promise<Rig> {
  const rig = await setUpRig(parameters, abandoned);
  onStart(rig.connector.declaration, rig.acd.server);
  if (workers > 1) await rig.stop();
  return rig;
}

type Playing = Pick<SuiteRun, 'tags' | 'file'> & { context: RunContext; interruption: AbortController };

/**
 * Plays the selection until it is over, or until somebody has had enough: Cucumber cannot be told to stop, so whoever goes
 * on playing is cut off from the ACD. The rig is stopped when Cucumber is done.
 */
async function play(order: Order, loading: Promise<Suite>, { interruption, ...what }: Playing) {
  const messages: Envelope[] = [];
  const onMessage = (message: Envelope) => {
    messages.push(message);
    order.onMessage(message);
  };
  const run = loading
    .then((loaded) => loaded.run({ ...order, ...what, onMessage }))
    .finally(() => what.context.rig?.stop())
    .then((complaints) => ({ complaints, isInterrupted: false }));
  const interrupted = order.stopped.then(() => {
    interruption.abort();
    return { complaints: '', isInterrupted: true };
  });
  const { complaints, isInterrupted } = await Promise.race([run, interrupted]);
  if (complaints === '') return { messages, isInterrupted };
  throw new KitFailure('SuiteFailed', `Cucumber complained: ${complaints}`, { hint: 'Install the package anew.' });
}

/** What the run was, for whoever judges it: now, or when its certificate is verified. */
function evidenceOf(
  order: Order,
  rig: Rig,
  how: Pick<RunEvidence, 'isFiltered' | 'isInterrupted' | 'isServerChecked'>,
): RunEvidence {
  const { dialect, outside, profile, seed, simulator } = order.parameters;
  return {
    kit: KIT,
    ...{ dialect, outside, profile, seed, tier: order.wish.tier },
    simulator: simulator === undefined ? 'embedded' : 'external',
    isTls: speaksTls(rig.acd),
    policy: rig.acd.policy,
    ...{ isStrict: order.isStrict ?? false, ...how, declaration: rig.connector.declaration },
  };
}

interface Played {
  readonly order: Order;
  readonly selection: Selection;
  readonly evidence: RunEvidence;
  readonly messages: readonly Envelope[];
}

function report(catalogue: Catalogue, { order, selection, evidence, messages }: Played) {
  const { parameters, workers, baseline, inputs } = order;
  const about: Case = { ...evidence, catalogue, planned: selection.planned };
  const judgement = judge(messages, about);
  const material = { ...inputs, evidence, catalogueVersion: catalogue.version };
  return {
    ...judgement,
    certificate: certificateOf({ ...judgement, messages }, material),
    gate: baseline === undefined ? undefined : holdAgainst(judgement, baseline, about),
    blockers: blockers(judgement.rulings, evidence).map(({ id }) => id),
    kit: KIT,
    connector: { name: evidence.declaration.name, version: evidence.declaration.version },
    ...{ parameters, isTls: evidence.isTls, isStrict: evidence.isStrict, workers },
    requirements: catalogue.requirements,
    planned: catalogue.requirements.filter(({ status }) => status === 'planned').map(({ id }) => id),
    messages,
  };
}

/** From a part of the suite nobody can tell what a baseline is to hold. */
function refuseHalfUpdate({ baseline }: Order, { isFiltered }: Selection): void {
  if (baseline?.isToBeUpdated !== true || !isFiltered) return;
  throw new KitFailure(
    'InvalidSetting',
    '--update-baseline takes a run of the whole suite or of a tier, not a filtered one.',
    { hint: 'Leave --tags, --requirement and --scenario out.' },
  );
}
