// The simulator's only door: what everybody outside may use.

export { type Simulator, startSimulator } from './app.ts';
export { SETTINGS, type Setting, type SimulatorOptions } from './config.ts';
export type { Servers } from './dialects/index.ts';
export { type FloorChoice, writeFloor } from './floor-writer.ts';
export { isLoopback } from './wire/host-names.ts';
export type { HttpRequest, HttpResponse, Route } from './wire/http.ts';
