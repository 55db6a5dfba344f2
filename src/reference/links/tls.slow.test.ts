// All links over TLS, at a real port: they trust whoever their server's authority vouches for, and send nothing to
// anybody else, neither a request nor what they log in with.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startSimulator } from '../../../simulator/index.ts';
import { LINKS } from './index.ts';

const LOGOUT = { agentId: '1001', state: 'LoggedOut' } as const;
const patience = () => AbortSignal.timeout(60_000);

/** A simulator that speaks TLS, a link to it, and how many requests it has heard. */
async function linked(t: { after(work: () => Promise<void>): void }, dialect: string, change = {}) {
  const port = `0,native=0,${dialect}=0`;
  const { addresses, faults, stop } = await startSimulator({ port, dialect, tls: 'auto' });
  t.after(stop);
  const link = LINKS.get(dialect)?.create({ ...addresses.dialects[dialect], ...change });
  assert.ok(link !== undefined);
  t.after(link.close);
  const heard = async () => {
    const { entries } = (await (await fetch(`${addresses.main}/control/journal?kind=request`)).json()) as {
      entries: unknown[];
    };
    return entries.length;
  };
  return { link, faults, heard };
}

for (const dialect of LINKS.keys()) {
  test(`${dialect}: who is vouched for is asked, and refuses as ever`, async (t) => {
    const { link, heard } = await linked(t, dialect);
    assert.equal((await link.setState(LOGOUT, patience())).outcome, 'refused');
    assert.ok((await heard()) > 0);
  });

  test(`${dialect}: whom nobody vouches for gets nothing, and is asked again when that is over`, async (t) => {
    const { link, faults, heard } = await linked(t, dialect);
    const { id } = await faults.add({ kind: 'untrusted-certificate' });
    await assert.rejects(link.setState(LOGOUT, patience()), /UNABLE_TO_VERIFY_LEAF_SIGNATURE/);
    assert.equal(await heard(), 0);
    await faults.remove(id);
    assert.equal((await link.setState(LOGOUT, patience())).outcome, 'refused');
  });

  test(`${dialect}: without an authority in its server's description a link trusts no simulator`, async (t) => {
    const { link, heard } = await linked(t, dialect, { ca: undefined });
    await assert.rejects(link.setState(LOGOUT, AbortSignal.timeout(2_000)));
    assert.equal(await heard(), 0);
  });
}
