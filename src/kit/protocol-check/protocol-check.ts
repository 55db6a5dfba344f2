// The protocol check: one life of a connector, step by step, in about two seconds. It proves that the connector plugs in;
// whether it does its work is for the suite.

import { CAPABILITIES, canDo, type Declaration, PROTOCOL_VERSION } from '../../connector/connector.ts';
import type { ClipboardPage } from '../../connector/page.ts';
import { unknownActivities } from '../../drivers/answers.ts';
import { ConnectorBroke, type Session } from '../../drivers/session.ts';
import { KitFailure } from '../../report-model/failure.ts';
import type { ProtocolReport, ProtocolStep } from '../../report-model/protocol-report.ts';
import type { RunParameters } from '../../report-model/run-report.ts';
import type { AcdUnderTest } from '../acd/acd-under-test.ts';
import { startAcd, starterOf } from '../acd/rig.ts';
import { KIT_TIMEOUT_MS } from '../suite/parameters.ts';
import { CHECKS, type Heard, Wrong } from './protocol-steps.ts';

/** An agent whom no ACD knows, and a property that must survive. */
const PAGE: ClipboardPage = {
  AgentID: 'no-such-agent',
  DN: '6000',
  pyLabel: 'späte Schicht, "Ä/ö" 😀',
  pyWorkList: [{ pyNote: 'deep' }, 1, true],
};

export interface ProtocolListener {
  /** What the connector is told of the CTI server. */
  onServer(server: Readonly<Record<string, unknown>>): void;
  /** Each step, as it is over. */
  onStep(step: ProtocolStep): void;
}

/** Plays it. Throws a `KitFailure` where there is no CTI server to play it at. */
export async function checkProtocol(parameters: RunParameters, listener: ProtocolListener): Promise<ProtocolReport> {
  const acd = await startAcd(parameters);
  const steps: ProtocolStep[] = [];
  const add = (step: ProtocolStep) => {
    steps.push(step);
    listener.onStep(step);
  };
  const heard: Heard[] = [];
  let session: Session | undefined;
  try {
    listener.onServer(acd.server);
    session = await initialize({ acd, parameters, heard, add });
    if (session !== undefined) await playChecks({ acd, session, heard, add });
    return { steps, declaration: session?.declaration, exitCode: exitCodeOf(steps) };
  } finally {
    await session?.shutdown();
    await acd.stop();
  }
}

interface Play {
  readonly acd: AcdUnderTest;
  /** The notifications of the connector. */
  readonly heard: Heard[];
  add(step: ProtocolStep): void;
}

async function initialize({ acd, heard, add, parameters }: Play & { parameters: RunParameters }) {
  const name = 'initialize';
  try {
    const { server } = acd;
    const initialization = { protocolVersion: PROTOCOL_VERSION, timeoutMs: KIT_TIMEOUT_MS, server };
    const session = await starterOf(parameters)({ ...initialization, dialect: parameters.dialect }, (one) =>
      heard.push(one),
    );
    add({ name, result: 'ok', said: describeDeclaration(session.declaration) });
    return session;
  } catch (error) {
    if (!(error instanceof KitFailure)) throw error;
    const todo =
      'Answer within 10 s with protocolVersion, name, version, timeoutMs, activities (LogoutAgent among them) and capabilities.';
    add({ name, result: 'wrong', said: error.message, todo });
    for (const check of CHECKS)
      add({ name: check.name, result: 'not-tried', said: 'there is no connector to try it with' });
    return undefined;
  }
}

async function playChecks({ acd, session, heard, add }: Play & { session: Session }): Promise<void> {
  const stage = { acd, session, heard, page: PAGE, mark: (await acd.exchange.mark()).mark, results: [] };
  for (const { name, todo, run } of CHECKS) {
    if (session.broken !== undefined) {
      add({ name, result: 'not-tried', said: 'the connector has broken' });
      continue;
    }
    try {
      add({ name, result: 'ok', said: await run(stage) });
    } catch (error) {
      if (!(error instanceof Wrong || error instanceof ConnectorBroke)) throw error;
      add({ name, result: 'wrong', said: error.message, todo });
    }
  }
}

function describeDeclaration(declaration: Declaration): string {
  const { name, version, timeoutMs, activities } = declaration;
  const can = CAPABILITIES.filter((capability) => canDo(declaration, capability));
  const unknown = unknownActivities(declaration);
  const never = unknown.length === 0 ? '' : `; ${unknown.join(', ')}: no activity of OpenCTI's, never called`;
  return `${name} ${version}, ${timeoutMs} ms; ${activities.join(', ')}; can ${can.join(', ') || 'nothing more'}${never}`;
}

/** 2: it could not be judged at all. */
function exitCodeOf(steps: readonly ProtocolStep[]): ProtocolReport['exitCode'] {
  if (steps[0]?.result === 'wrong') return 2;
  return steps.every(({ result }) => result === 'ok') ? 0 : 1;
}
