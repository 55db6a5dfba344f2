// Whether an order for a fault can be of use with the dialects that are served: it may name none that is not, and no
// event that none of them tells of; what acts on certificates takes a port that has one.

import { nearest } from '../http-api/nearest.ts';
import { Failure } from '../net/failure.ts';
import type { Act, FaultKind, Match } from './fault.ts';

export interface ServedDialect {
  readonly name: string;
  /** What its events can be called; absent where it does not tell. */
  readonly events?: readonly string[] | undefined;
  /** Closes its port, or opens it again. */
  refuse(isRefusing: boolean): Promise<void>;
  /** Has its port show a certificate that is not to be trusted, or its own again; absent where it does not speak TLS. */
  readonly distrust?: ((isDistrusted: boolean) => void) | undefined;
}

/** Throws where `match` names a dialect that is not served, or an event that nobody tells of. */
export function refuseUnserved({ dialect, event }: Match, served: readonly ServedDialect[]): void {
  const meant = served.filter(({ name }) => dialect === undefined || name === dialect);
  if (dialect !== undefined && meant.length === 0) {
    const names = served.map(({ name }) => name).join(', ');
    throw new Failure('DialectNotServed', `The dialect ${dialect} is not served: there is ${names}.`);
  }
  if (event === undefined || meant.some(({ events = [event] }) => events.includes(event))) return;
  const known = meant.flatMap(({ events = [] }) => events);
  const close = nearest(event, known);
  const help = close === undefined ? `: there is ${known.join(', ')}` : ` (did you mean ${close}?)`;
  const issue = { path: 'match.event', message: `is no event that is told of${help}` };
  throw new Failure('InvalidRequest', `The request is not valid: match.event ${event} ${issue.message}.`, {
    issues: [issue],
  });
}

/** Throws where `kind`, made into `act`, takes TLS, and none of the dialects that `match` means speaks it. */
export function refuseWithoutTls(
  { kind, act }: { readonly kind: FaultKind; readonly act: Act },
  { dialect }: Match,
  served: readonly ServedDialect[],
): void {
  if (act.distrust !== true) return;
  const meant = served.filter(({ name }) => dialect === undefined || name === dialect);
  if (meant.some(({ distrust }) => distrust !== undefined)) return;
  const names = meant.map(({ name }) => name).join(', ');
  throw new Failure('TlsNotSpoken', `${kind.kind} takes TLS, which is not spoken on the port of ${names}.`);
}
