// The ACD as it opens: a floor from a file, or one made up from a seed, under a policy.

import { type SimulatorOptions, settle } from './config.ts';
import type { ProfileName } from './core/model/policy.ts';
import { PROFILES } from './core/model/profiles.ts';
import { type Snapshot, snapshotOfFloor } from './core/snapshot.ts';
import { makeFloor } from './floor/made-floor.ts';
import { Failure } from './net/failure.ts';

/** What `options` ask for; where they name no profile, and no floor does, its rules are those of `usual`. Throws a `Failure` where they contradict one another, or a floor file cannot be used. */
export async function makeInitialState(options: SimulatorOptions, usual?: string): Promise<Snapshot> {
  const settings = settle({ ...options, profile: options.profile ?? usual });
  const policy = PROFILES[settings.profile as ProfileName];
  if (options.floor === undefined) return snapshotOfFloor(await makeFloor(settings), policy);
  const { readFloorFile } = await import('./floor/floor-file.ts'); // slow to load: only where there is one
  const { snapshot, profile } = await readFloorFile(options.floor, policy);
  if (profile !== undefined && options.profile !== undefined && profile !== options.profile)
    throw new Failure('InvalidSetting', `--profile ${options.profile} contradicts the policy in ${options.floor}.`);
  return snapshot;
}
