// `signoff keygen`: a pair of keys for certificates. The private half is for the one who certifies, and for nobody else.

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeFolder } from '../files/make-folder.ts';
import { createFiles } from '../files/write-file.ts';
import { fingerprintOf, newKeys, readPublicKey } from '../kit/certificate/signing.ts';
import { ownCommand } from '../report/own-command.ts';
import { KitFailure } from '../report-model/failure.ts';
import type { Environment } from './environment.ts';

const PRIVATE = 'signoff-key.pem';
const PUBLIC = 'signoff-key.pub.pem';

/** Nobody but the owner reads or writes it. */
const OWNER_ONLY = 0o600;

export interface KeygenOptions {
  readonly out?: string;
}

/** Answers the exit code. Throws where a key is there already, which is never overwritten, or cannot be written. */
export async function keygen({ out = '.' }: KeygenOptions, environment: Pick<Environment, 'stdout' | 'cwd'>) {
  const folder = resolve(environment.cwd, out);
  const named = (file: string) => join(out, file);
  for (const file of [PRIVATE, PUBLIC]) if (existsSync(join(folder, file))) throw exists(named(file));
  const { privateKey, publicKey } = newKeys();
  try {
    await makeFolder(folder);
    await createFiles([
      { path: join(folder, PRIVATE), content: privateKey, mode: OWNER_ONLY },
      { path: join(folder, PUBLIC), content: publicKey },
    ]);
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new KitFailure('FileNotWritable', `The keys cannot be written to ${out}: ${code ?? message}.`, {
      hint: 'Choose a folder that this user may write to.',
      cause,
    });
  }
  environment.stdout.write(`${named(PRIVATE)} is the private key: keep it where only whoever certifies can read it.
${named(PUBLIC)} is the public key: give it to whoever verifies.
Fingerprint: ${fingerprintOf(readPublicKey(publicKey, PUBLIC))}
Next: ${ownCommand(environment.cwd)} certify --sign-key ${named(PRIVATE)}
`);
  return 0;
}

const exists = (name: string): KitFailure =>
  new KitFailure('FileExists', `There is a file ${name} already, and it is not overwritten.`, {
    hint: 'Choose another folder, or move the file away.',
  });
