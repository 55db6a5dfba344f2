// The mutants as the kit sees it: files in a folder, loaded by path like anyone's connector. A mutant is named for its
// requirement and says in its export `mutant` what it aims at, and so does a broken server; all but mutants have folders of their
// own. Who belongs to one dialect, because it speaks it by hand or errs about what only that one has, says in `dialects` which;
// who has nothing to break in one that lacks what it takes says so in `exceptIn`; who is to be tried over TLS says `tls`. A broken server whose requirement applies under some rules only says in `profile`
// and `policy` which those are.

import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { CODE_ROOT } from '../../package-root.ts';
import { KitFailure } from '../../report-model/failure.ts';
import type { MemberKind, TrialMember } from '../../report-model/proof.ts';
import { type Catalogue, isOfServer } from '../suite/catalogue.ts';

/** Where each kind lives below the mutants's folder, and what its files are called. */
const HABITATS: readonly { readonly kind: MemberKind; readonly folder: string; readonly file: RegExp }[] = [
  { kind: 'mutant', folder: '', file: /^[a-z]+-\d\d-[\w-]+\.m?[jt]s$/ },
  { kind: 'variant', folder: 'variants', file: /^[\w-]+\.m?[jt]s$/ },
  { kind: 'pathological', folder: 'pathological', file: /^[\w-]+\.m?[jt]s$/ },
  { kind: 'broken-server', folder: 'servers', file: /^[a-z]+-\d\d-[\w-]+\.m?[jt]s$/ },
];

export const MUTANTS_FOLDER = join(CODE_ROOT, 'src', 'mutants');

const ids = z.array(z.string());
const aim = z.strictObject({
  target: z.string(),
  collateral: ids,
  collateralIn: z.record(z.string(), ids).optional(),
});
/** The rules under which a broken server is tried. */
const rules = z.object({ profile: z.string().optional(), policy: z.record(z.string(), z.string()).optional() });

/** A member that has a file of its own. */
export type FoundMember = TrialMember & { readonly path: string };

/** Every member, kind by kind, by name. Throws `ZooIncoherent` where a mutant does not say what it aims at. */
export async function readMembers(catalogue: Catalogue, folder = MUTANTS_FOLDER): Promise<readonly FoundMember[]> {
  const active = catalogue.requirements.filter(({ status }) => status === 'active').map(({ id }) => id);
  const members: FoundMember[] = [];
  for (const { kind, path } of filesIn(folder)) {
    const name = basename(path, extname(path));
    const text = readFileSync(path, 'utf8');
    const aims = isAimed(kind) ? await aimOf({ kind, path, name }, active) : { target: undefined, collateral: [] };
    members.push({ kind, name, about: aboutOf(text), path, ...aims, ...readIn(text) });
  }
  return members;
}

function filesIn(mutants: string): readonly { readonly kind: MemberKind; readonly path: string }[] {
  return HABITATS.flatMap(({ kind, folder, file }) =>
    readdirSync(join(mutants, folder))
      .filter((name) => file.test(name))
      .sort()
      .map((name) => ({ kind, path: join(mutants, folder, name) })),
  );
}

/** Whether a member of the kind is there to break one requirement. */
const isAimed = (kind: MemberKind): boolean => kind === 'mutant' || kind === 'broken-server';

async function aimOf(
  { kind, path, name }: Pick<FoundMember, 'kind' | 'path' | 'name'>,
  active: readonly string[],
): Promise<z.infer<typeof aim> & z.infer<typeof rules>> {
  const module = (await import(pathToFileURL(path).href)) as { readonly mutant?: unknown };
  const read = aim.safeParse(module.mutant);
  if (!read.success) throw incoherent(`${name} does not export a mutant with target and collateral`);
  const { target, collateral, collateralIn = {} } = read.data;
  const stray = [target, ...collateral, ...Object.values(collateralIn).flat()].find((id) => !active.includes(id));
  if (stray !== undefined) throw incoherent(`${name} names ${stray}, which is no active requirement`);
  if (!name.startsWith(`${target.toLowerCase()}-`)) throw incoherent(`${name} aims at ${target}`);
  if (isOfServer(target) !== (kind === 'broken-server'))
    throw incoherent(
      `${name} is a ${kind}, and ${target} is a requirement on ${isOfServer(target) ? 'servers' : 'connectors'}`,
    );
  return kind === 'mutant' ? read.data : { ...read.data, ...rulesOf(module, name) };
}

function rulesOf(module: unknown, name: string): z.infer<typeof rules> {
  const read = rules.safeParse({ ...(module as object) });
  if (read.success) return read.data;
  throw incoherent(`${name} exports a profile or a policy that is none`);
}

/** The lines at the top of a file, which say what it is. */
function aboutOf(text: string): string {
  const [top = ''] = /^(?:\/\/ ?.*\n)+/.exec(text) ?? [];
  return top
    .replace(/^\/\/ ?/gm, '')
    .trim()
    .replaceAll('\n', ' ');
}

/** The dialects that a file says it is of, or has nothing to break in, and whether it is to be tried over TLS. Read, not loaded: nobody comes to life before the trial. */
function readIn(text: string): Pick<TrialMember, 'dialects' | 'exceptIn' | 'isTls'> {
  const namesIn = (name: string) =>
    new RegExp(`^export const ${name} = \\[([^\\]]*)\\];$`, 'm').exec(text)?.[1]?.match(/[\w-]+/g) ?? undefined;
  const isTls = /^export const tls = true;$/m.test(text) || undefined;
  return { dialects: namesIn('dialects'), exceptIn: namesIn('exceptIn'), isTls };
}

const incoherent = (why: string): KitFailure =>
  new KitFailure('ZooIncoherent', `The mutants does not agree with the catalogue: ${why}.`, {
    hint: 'Mend the mutant: its file is named for its target, and its export `mutant` names target and collateral.',
  });
