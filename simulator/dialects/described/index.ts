// A dialect made from a switch's file: what it says of itself is derived from what the file maps.

import { type Dialect, WIRE_TRAITS } from '../dialect.ts';
import type { Compiled } from './compiled.ts';
import { type Operation, operationsOf } from './file-schema.ts';
import { patternsOf } from './patterns.ts';
import type { ReadSwitch } from './read-switch.ts';

/** The switch as a dialect. */
export function describedDialect(compiled: ReadSwitch): Dialect {
  const { file, description } = compiled;
  const words = Object.entries(file.faults).map(([word, { status }]) => [word, String(status)]);
  return {
    ...{ name: file.switch, title: file.title, profile: file.profile, port: file.port },
    capabilities: capabilitiesOf(compiled),
    secrets: ['token'],
    description,
    faultWords: Object.fromEntries(words),
    idPatterns: patternsOf(compiled),
    lacks: WIRE_TRAITS.filter((trait) => !hasTrait(compiled, trait)),
    start: async (site) => (await import('./described.ts')).startDescribed(site, compiled),
  };
}

/** A client has no way to call its request anything, and who names nobody is told of everybody. */
function hasTrait(compiled: Compiled, trait: (typeof WIRE_TRAITS)[number]): boolean {
  if (trait === 'extensions') return compiled.routes.some(({ take }) => take.extension !== undefined);
  if (['queueLogin', 'ringTimeout', 'directCalls'].includes(trait)) return true;
  if (trait === 'deviceSubscription') return compiled.file.events?.websocket?.agent !== undefined;
  if (trait === 'stateRefusal') return saysNo(compiled, 'TransitionNotAllowed');
  return trait === 'callRefusal' && saysNo(compiled, 'CallInProgress');
}

/** Whether no logout that is refused so is answered as if it were done. */
const saysNo = ({ routes, refusing }: Compiled, code: string): boolean =>
  routes
    .filter(({ text }) => operationsOf(text).some((one) => one === 'logout' || one === 'queueLogout'))
    .every((route) => refusing(route, code) !== 'done');

/** What the routes map, and nothing that anybody has to type. */
export function capabilitiesOf({ routes, file, tell }: Compiled): readonly string[] {
  const of = (...operations: readonly Operation[]) =>
    routes.filter(({ text }) => operationsOf(text).some((one) => operations.includes(one)));
  const takes = (name: 'queue' | 'reason' | 'password', ...operations: readonly Operation[]) =>
    of(...operations).some(({ take }) => take[name] !== undefined);
  const derived: readonly (readonly [capability: string, isCarried: boolean])[] = [
    ['queueLogout', of('queueLogout').length > 0 || takes('queue', 'logout')],
    ['reasonCodes', takes('reason', 'logout')],
    ['breakReasons', takes('reason', 'notReady')],
    ['afterCallWork', of('afterCallWork').length > 0],
    ['credentials', takes('password', 'login', 'queueLogin')],
    ['look', of('readAgent', 'readAgents', 'readQueue').length > 0],
    ['asyncOutcome', tell.Done !== undefined && tell.Refused !== undefined],
    ['calls', true],
    ['events', file.events !== undefined],
    ['concurrent', true],
  ];
  return derived.flatMap(([capability, isCarried]) => (isCarried ? [capability] : []));
}
