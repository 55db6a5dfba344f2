// Which dialects are to be served, and at which ports: the native one, those that are named, and those that have a port.

import { portsIn, type SimulatorOptions } from './config.ts';
import type { Dialect } from './dialects/dialect.ts';
import { findDialect } from './dialects/find-dialect.ts';
import { DIALECTS } from './dialects/index.ts';
import { Failure } from './net/failure.ts';

export interface WantedDialect {
  readonly dialect: Dialect;
  readonly port: number;
}

/** The profile that the file of a described switch names; undefined where none is served, or several of them differ. */
export function ownRules(wanted: readonly WantedDialect[]): string | undefined {
  const named = wanted.flatMap(({ dialect }) => (dialect.description === undefined ? [] : [dialect.profile]));
  const [profile, ...others] = new Set(named);
  return others.length === 0 ? profile : undefined;
}

/** The native dialect first. Throws a `Failure` where one is not there, or a port is nobody's. */
export async function wantedDialects(options: SimulatorOptions): Promise<readonly WantedDialect[]> {
  const called = (options.dialect ?? '').split(',').map((one) => one.trim());
  const named = await Promise.all(called.filter((one) => one !== '').map((one) => findDialect(one)));
  const { dialects: ports } = portsIn(options);
  const own = DIALECTS.filter(({ name }, index) => index === 0 || ports.has(name));
  const all = new Map([...own, ...named].map((dialect) => [dialect.name, dialect]));
  for (const name of ports.keys())
    if (!all.has(name))
      throw new Failure('UnknownDialect', `There is no dialect ${name}, which --port ${name}= asks for.`);
  return [...all.values()].map((dialect) => ({ dialect, port: ports.get(dialect.name) ?? dialect.port }));
}
