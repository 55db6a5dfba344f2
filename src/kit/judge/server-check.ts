// A CTI server held to its own requirements, from beginning to end: the kit's probe plays the scenarios about servers, and the
// verdicts are given. No connector takes part.

import type { Envelope } from '@cucumber/messages';
import { switchFileOf } from '../../../simulator/index.ts';
import { VERSION } from '../../package-root.ts';
import { KitFailure } from '../../report-model/failure.ts';
import type { RunParameters, ServerReport, ServerRuling } from '../../report-model/run-report.ts';
import { setFloorAside, withUndone } from '../acd/floor-aside.ts';
import { type ServerRig, setUpServerRig, speaksTls } from '../acd/rig.ts';
import { canProbe } from '../probe/probe.ts';
import { select } from '../suite/selection.ts';
import { readSuite } from '../suite/suite.ts';
import { judgeServer } from './judgement.ts';
import { loadSuite, type Suite } from './run.ts';
import { ruleServer } from './verdicts.ts';

/** What of the servers' own requirements is held against which server. */
export interface ServerOrder {
  readonly parameters: RunParameters;
  /** Ids, separated by commas; absent: all of them. */
  readonly requirement?: string | undefined;
  /** A SHOULD that is not met fails. */
  readonly isStrict?: boolean | undefined;
  /** Where the floor of a simulator that is joined is kept until it is put back. */
  readonly floorFolder?: string | undefined;
  /** Loaded already; absent: it is loaded. */
  readonly suite?: Suite | undefined;
  /** Set up already; absent: a simulator of the run's own, or the one that is named. Whoever gives it stops it. */
  readonly rig?: ServerRig | undefined;
  /** Resolves when somebody has had enough; absent: nobody ever has. */
  readonly stopped?: Promise<unknown> | undefined;
  /** Once the server is there. */
  onStart?(): void;
  onMessage(message: Envelope): void;
}

const INTERRUPTED: ServerRuling = { verdict: 'incomplete', exitCode: 2, reason: 'The run was interrupted.' };

/** Throws a `KitFailure` where there can be no verdict. */
export async function checkServer(order: ServerOrder): Promise<ServerReport> {
  const { dialect, outside } = order.parameters;
  const isFromFile = !canProbe(dialect) && outside !== undefined && switchFileOf(outside.source) !== undefined;
  if (!canProbe(dialect) && !isFromFile)
    throw new KitFailure('InvalidSetting', `A server cannot be checked over ${dialect}: nobody of the kit speaks it.`, {
      hint: 'certify takes it all the same, and its certificate says that the server was not checked.',
    });
  const putBack = await setFloorAside(order.parameters, order.floorFolder);
  const found = await check(order).catch(async (error) => {
    throw withUndone(error, await putBack());
  });
  const report = isFromFile ? { ...found, isFromFile } : found;
  const undone = await putBack();
  return undone === undefined ? report : { ...report, undone: [undone] };
}

async function check(order: ServerOrder): Promise<ServerReport> {
  const { parameters, requirement, isStrict = false, onMessage } = order;
  const onPaper = readSuite();
  const selection = select({ requirement }, onPaper, 'alone');
  const suite = order.suite ?? (await loadSuite());
  const interruption = new AbortController();
  let isInterrupted = false;
  void order.stopped?.then(() => {
    isInterrupted = true;
    interruption.abort(); // what is still to be played finds no ACD, and is over at once
  });
  const rig = order.rig ?? (await setUpServerRig(parameters, interruption.signal));
  order.onStart?.();
  const messages: Envelope[] = [];
  const keep = (message: Envelope) => {
    messages.push(message);
    onMessage(message);
  };
  const context = { rig, catalogue: onPaper.catalogue };
  const complaints = await suite
    .run({ parameters, context, tags: selection.tagExpression, onMessage: keep })
    .finally(() => (order.rig === undefined ? rig.stop() : undefined));
  if (complaints !== '')
    throw new KitFailure('SuiteFailed', `Cucumber complained: ${complaints}`, { hint: 'Install the package anew.' });
  const { policy } = rig.acd;
  const about = {
    ...parameters,
    ...selection,
    catalogue: onPaper.catalogue,
    policy,
    isTls: speaksTls(rig.acd),
    isStrict,
  };
  const { outcomes, rulings } = judgeServer(messages, about);
  const kit = { name: 'signoff', version: VERSION };
  const ruling = isInterrupted ? INTERRUPTED : ruleServer(rulings, outcomes, isStrict);
  return { kit, parameters, policy, isStrict, outcomes, rulings, ruling, messages };
}
