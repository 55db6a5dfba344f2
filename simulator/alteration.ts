// A simulator that errs in one way, on purpose: what the suite for servers is tried on. Each part takes what there is, and
// answers what is to be there in its place.

import type { Decider } from './core/decide.ts';
import type { Dialect } from './dialects/dialect.ts';
import type { EngineParts } from './engine/commit.ts';
import type { FaultInjector } from './faults/fault.ts';

export interface Alteration {
  /** What the ACD says to a Command; faults stand before it. */
  readonly decider?: ((decider: Decider) => Decider) | undefined;
  /** The same with the faults before it, which may say what becomes of a Command in its place; `plain`: without them. */
  readonly front?: ((faulty: Decider, plain: Decider) => Decider) | undefined;
  /** Journal, clock, what is told to whom, and what follows from an Event. */
  readonly parts?: ((parts: EngineParts) => EngineParts) | undefined;
  /** What spoils the requests and answers of connectors. */
  readonly injector?: ((injector: FaultInjector) => FaultInjector) | undefined;
  /** A protocol that is served. */
  readonly dialect?: ((dialect: Dialect) => Dialect) | undefined;
}
