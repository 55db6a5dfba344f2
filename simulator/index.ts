// The simulator's only door: what everybody outside may use. What serves is loaded when the first one is started: whoever
// asks for the settings alone waits for none of it.

import type { Simulator } from './app.ts';
import type { SimulatorOptions } from './config.ts';
import type { ProfileName } from './core/model/policy.ts';
import { PROFILES } from './core/model/profiles.ts';
import type { NewSwitch } from './dialects/described/authoring/new-switch.ts';
import type { WrittenSwitch } from './dialects/described/authoring/openapi-switch.ts';
import type { SwitchClient } from './dialects/described/client.ts';
import type { SwitchFacts } from './dialects/described/tell.ts';
import { besideSwitches } from './dialects/find-dialect.ts';
import type { FloorChoice } from './floor-writer.ts';

export type { Alteration } from './alteration.ts';
export type { Simulator } from './app.ts';
export { SETTINGS, type Setting, type SimulatorOptions } from './config.ts';
export { CHOICE_WORDS, CHOICES } from './core/model/policy.ts';
export type { SwitchClient } from './dialects/described/client.ts';
export type { SwitchFacts } from './dialects/described/tell.ts';
export type { Dialect, IdPattern, IdPatterns, Manifest, RunningDialect, Site } from './dialects/dialect.ts';
export { findDialect, isOutside, shippedSwitches, switchFileOf, switchPath } from './dialects/find-dialect.ts';
export { DIALECTS, type Servers } from './dialects/index.ts';
export type { FloorChoice } from './floor-writer.ts';
export type { MainPort } from './http-api/mount.ts';
export { nearest } from './http-api/nearest.ts';
export { problem } from './http-api/problem.ts';
export type { Route } from './http-api/route-docs.ts';
export type { SocketClient, SocketRoute } from './http-api/websocket.ts';
export { isLoopback } from './net/host-names.ts';
export type { ExampleRequest, HttpRequest, HttpResponse } from './net/http-message.ts';
export { describeTakes, isTaken, type Takes } from './setting.ts';

/** The policy of a profile, choice by choice; undefined where there is none of that name. */
export const policyOf = (profile: string): Readonly<Record<string, unknown>> | undefined =>
  PROFILES[profile as ProfileName];

/** Starts a simulator in this process, on loopback unless told otherwise. Throws a `Failure` for a wrong setting or a port that is taken. */
export const startSimulator = async (options: SimulatorOptions = {}): Promise<Simulator> =>
  (await import('./app.ts')).startSimulator(options);

/** What a switch's file comes to. Throws a `Failure` that names every mistake in it, with its line. */
export const describeSwitch = async (path: string): Promise<SwitchFacts> =>
  (await import('./dialects/described/tell.ts')).describeSwitch(path);

/** What a switch's file describes, as OpenAPI or its events as AsyncAPI; undefined: it tells none. Throws a `Failure`. */
export const switchDocument = async (path: string, kind: 'openapi' | 'asyncapi'): Promise<object | undefined> =>
  (await import('./dialects/described/tell.ts')).switchDocument(path, kind);

/** A client made from a switch's own file: what it finds shows that the file is consistent with itself. Throws a `Failure`. */
export const switchClient = async (path: string): Promise<SwitchClient> =>
  (await import('./dialects/described/client.ts')).switchClient(path);

/** The text of a new switch's file. Throws a `Failure` where what it is to be made of cannot be read. */
export const newSwitch = async (choice: NewSwitch): Promise<WrittenSwitch> =>
  (await import('./dialects/described/authoring/new-switch.ts')).newSwitch(besideSwitches('skeleton.yaml'), choice);

/** Where the JSON Schema of a switch's file lies in the package. */
export const switchSchemaPath = (): string => besideSwitches('switch.schema.json');

/** The JSON Schema of a switch's file. */
export const switchSchema = async (): Promise<object> =>
  (await import('./dialects/described/json-schema.ts')).switchSchema();

/** The text of a floor file, made up from a seed. Throws a `Failure` for a wrong choice. */
export const writeFloor = async (choice: FloorChoice = {}): Promise<string> =>
  (await import('./floor-writer.ts')).writeFloor(choice);
