// The world of a scenario: the rig of its worker, and its own scenario on it.

import { World } from '@cucumber/cucumber';
import type { ServerUsage } from '../src/kit/acd/acd-under-test.ts';
import type { Person } from '../src/kit/scenario/fixtures.ts';
import type { Invocation } from '../src/kit/scenario/invocation.ts';
import type { AskedInStep, StepNews } from '../src/kit/scenario/run-context.ts';
import type { ScenarioRun } from '../src/kit/scenario/scenario-run.ts';
import type { ServerRun } from '../src/kit/scenario/server-run.ts';
import { secretsOf, spokenIn } from '../src/kit/suite/dialects.ts';
import { DEFAULT_PARAMETERS } from '../src/kit/suite/parameters.ts';
import type { RunParameters } from '../src/report-model/run-report.ts';

/** So that what is slow, or drips, is seen to be in a few tenths of a second. */
const PROBE_PATIENCE_MS = 300;

export class SignoffWorld extends World<Partial<RunParameters>> {
  private opened: ScenarioRun | undefined;
  private openedServer: ServerRun | undefined;

  /** What the connector held on to at the CTI server when the scenario took note of it. */
  usage: ServerUsage | undefined;

  /** What was asked for each of several, and for how many it was to be. */
  batch: { readonly wanted: number; readonly done: readonly Invocation[] } = { wanted: 0, done: [] };

  /** How many events the desktop had been told when it was last seen to follow somebody. */
  toldBefore = 0;

  /** What the latest call carries. */
  callData: Readonly<Record<string, string>> = {};

  /** The id of the call that was looked at last. */
  callId = '';

  /** Whether the connector has been made to take part; a scenario that does not apply is not played. */
  isPlayed = false;

  /** The scenario's scenario; there is none before the first hook has opened it. */
  get scenario(): ScenarioRun {
    if (this.opened === undefined) throw new Error('The scenario has not been opened.');
    return this.opened;
  }

  set scenario(scenario: ScenarioRun) {
    this.opened = scenario;
  }

  /** The scenario about the CTI server, where it is one. */
  get server(): ServerRun {
    if (this.openedServer === undefined) throw new Error('The scenario is not about the CTI server.');
    return this.openedServer;
  }

  set server(server: ServerRun) {
    this.openedServer = server;
  }

  get isServerOpen(): boolean {
    return this.openedServer !== undefined;
  }

  /** What both kinds of scenario have in common. */
  get stage(): ScenarioRun | ServerRun {
    return this.openedServer ?? this.scenario;
  }

  /** How long whoever asks the CTI server waits for an answer, in milliseconds: the connector, or the kit that looks. */
  get patienceMs(): number {
    return this.isServerOpen ? PROBE_PATIENCE_MS : this.scenario.connector.declaration.timeoutMs;
  }

  get isOpen(): boolean {
    return this.opened !== undefined;
  }

  /** What the connector did last. */
  get last(): Invocation {
    return this.scenario.last();
  }

  private told = 0;

  /** What has come of the step `text`, which was played last. */
  latestNews(text: string): StepNews {
    if (!this.isOpen && !this.isServerOpen) return { asked: [], agentId: undefined };
    const people = this.stage.fixtures.people();
    const words = text.split(/\W+/);
    const meant = people.find(({ name }) => words.includes(name)) ?? people[0];
    const asked = this.isServerOpen ? this.askedByClients() : this.askedByConnector();
    return { agentId: meant?.id, asked: counted(asked) };
  }

  private askedByConnector(): readonly Omit<AskedInStep, 'times'>[] {
    const invocations = this.scenario.invocations.slice(this.told);
    this.told += invocations.length;
    const spokenOf = invocations.filter(({ isRoutine }) => !isRoutine);
    return spokenOf.map(({ activity, person: { name }, result: { status } }) => ({
      ...{ activity, name },
      status: status === undefined || status === null ? undefined : { ...status, message: status.message ?? '' },
    }));
  }

  private askedByClients(): readonly Omit<AskedInStep, 'times'>[] {
    const asked = this.server.asked.slice(this.told);
    this.told += asked.length;
    return asked.map(({ request, person: { name }, answer: { outcome, words } }) => ({
      ...{ activity: request.activity, name },
      outcome: outcome === 'refused' ? `${outcome}: ${words}` : outcome,
    }));
  }

  /** What the connector did last for one agent. */
  invocationOf(name: string): Invocation {
    const found = this.scenario.invocations.findLast(({ person, isRoutine }) => person.name === name && !isRoutine);
    if (found === undefined) throw new Error(`No activity has been invoked for ${name}.`);
    return found;
  }

  person(name: string): Person {
    return this.stage.fixtures.person(name);
  }

  /** The code that stands on the page for a reason. */
  codeOf(reason: Reason): string {
    return 'code' in reason ? reason.code : this.stage.fixtures.reason(reason.name);
  }

  /** What must show nowhere: the passwords of everybody, and what the link logs in with. */
  secrets(): readonly string[] {
    const passwords = this.stage.fixtures.people().flatMap(({ password, wrongPassword }) => [password, wrongPassword]);
    return [...passwords, ...secretsOf(spokenIn({ ...DEFAULT_PARAMETERS, ...this.parameters }), this.stage.acd.server)];
  }

  /** The agent as the ACD holds it now. */
  held(name: string) {
    return this.stage.acd.view.agent(this.person(name).id);
  }
}

/** The same things once, with how often they came. */
function counted(asked: readonly Omit<AskedInStep, 'times'>[]): readonly AskedInStep[] {
  const times = new Map<string, number>();
  for (const one of asked) times.set(JSON.stringify(one), (times.get(JSON.stringify(one)) ?? 0) + 1);
  return [...times].map(([text, count]) => ({ ...JSON.parse(text), times: count }));
}

/** A reason as a feature gives it: a code in quotes, or a name that a code is drawn for. */
export type Reason = { readonly code: string } | { readonly name: string };

/** `sales, support and billing` as a list; `no queue` is an empty one. */
export const names = (list: string): string[] => (list === 'no queue' ? [] : list.split(/, | and /));
