// A new switch's file, of whichever kind is chosen.

import { openApiSwitch, type WrittenSwitch } from './openapi-switch.ts';
import { type Heading, likeSwitch, skeletonSwitch } from './switch-text.ts';

export interface NewSwitch extends Heading {
  /** The file that it is to be like. */
  readonly like?: string | undefined;
  /** The OpenAPI document that its routes are taken from. */
  readonly openapi?: string | undefined;
  /** Words of which a path of that must contain one; absent: all paths are taken. */
  readonly paths?: readonly string[] | undefined;
}

/** The skeleton stands at `skeleton`. Throws a `Failure` where what it is to be made of cannot be read. */
export async function newSwitch(
  skeleton: string,
  { like, openapi, paths = [], ...heading }: NewSwitch,
): Promise<WrittenSwitch> {
  if (openapi !== undefined) return openApiSwitch(skeleton, { document: openapi, paths, ...heading });
  const text = like === undefined ? skeletonSwitch(skeleton, heading) : likeSwitch(like, heading);
  return { text: await text, leftOut: [] };
}
