// `signoff protocol-check`: whether a connector plugs in, step by step, before it is certified.

import { checkProtocol } from '../kit/protocol-check/protocol-check.ts';
import { chooseDialect } from '../kit/suite/dialects.ts';
import { DEFAULT_PARAMETERS } from '../kit/suite/parameters.ts';
import { connectorFlags, dialectFlags } from '../report/connector-flags.ts';
import { onOneLine } from '../report/escape.ts';
import { ownCommand } from '../report/own-command.ts';
import type { ProtocolReport, ProtocolStep } from '../report-model/protocol-report.ts';
import type { RunParameters } from '../report-model/run-report.ts';
import { type ConnectorOptions, reachOf, targetOf, tlsOf } from './connector-settings.ts';
import type { Environment } from './environment.ts';

export interface ProtocolCheckOptions extends ConnectorOptions {
  readonly json?: boolean;
}

/** Answers the exit code: 0 all is well, 1 something is wrong, 2 it could not be judged. */
export async function protocolCheck(options: ProtocolCheckOptions, environment: Environment): Promise<number> {
  return Promise.race([check(options, environment), environment.stopped.then(() => INTERRUPTED)]);
}

const INTERRUPTED = 2;

async function check(options: ProtocolCheckOptions, { stdout, cwd }: Environment): Promise<number> {
  const { json = false } = options;
  const spoken = await chooseDialect(options.dialect ?? DEFAULT_PARAMETERS.dialect, cwd);
  const target = { connector: targetOf(options, cwd), reach: reachOf(options), tls: tlsOf(options) };
  const parameters = { ...DEFAULT_PARAMETERS, ...target, ...spoken };
  const report = await checkProtocol(parameters, {
    onServer: (server) => void (json || parameters.reach === undefined || stdout.write(formatServer(server))),
    onStep: (step) => void (json || stdout.write(formatStep(step))),
  });
  stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : formatEnd(report, parameters, cwd));
  return report.exitCode;
}

/** Whoever configures a connector by hand needs it, the token too. */
const formatServer = (server: Readonly<Record<string, unknown>>): string =>
  `The connector is told of the CTI server: ${JSON.stringify(server)}\n`;

const MARKS: Readonly<Record<ProtocolStep['result'], string>> = { ok: 'ok', wrong: 'WRONG', 'not-tried': '-' };

function formatStep({ name, result, said, todo }: ProtocolStep): string {
  const line = `${MARKS[result].padEnd(6)} ${name.padEnd(14)} ${onOneLine(said)}\n`;
  return todo === undefined ? line : `${line}${' '.repeat(22)}${todo}\n`;
}

function formatEnd({ steps, exitCode }: ProtocolReport, parameters: RunParameters, cwd: string): string {
  const wrong = steps.filter(({ result }) => result === 'wrong').length;
  if (exitCode === 0)
    return `\nThe connector plugs in. Next: ${[`${ownCommand(cwd)} certify`, ...dialectFlags(parameters), ...connectorFlags(parameters)].join(' ')}\n`;
  if (exitCode === 2) return '\nThe connector cannot be judged.\n';
  return `\n${wrong === 1 ? 'One step is' : `${wrong} steps are`} wrong. docs/connector-protocol.md tells of each message.\n`;
}
