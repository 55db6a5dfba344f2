// What the author of a dialect imports, as `signoff/dialect`: types alone. All else comes with the site.

export type { AgentCommand } from '../core/commands.ts';
export type { AnswerInjection, AnswerShape, AnswerWord, DecodedRequest } from '../faults/fault.ts';
export type { Line } from '../net/line-server.ts';
export type {
  Dialect,
  IdPattern,
  IdPatterns,
  LineService,
  Manifest,
  RunningDialect,
  ServedLines,
  Site,
} from './dialect.ts';
export type { Delivery, Exchange, Sent, WireCodec } from './exchange.ts';
