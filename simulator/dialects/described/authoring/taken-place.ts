// A place of a request that an OpenAPI document tells of.

import { listOf, type Members } from './openapi-document.ts';

/** A value that a request can carry. */
export interface TakenPlace {
  /** `body.data.status`, `path.id`, `query.queue_id`, `header.x-agent` */
  readonly place: string;
  readonly isRequired: boolean;
  /** The words that can stand there, where that is all. */
  readonly words: readonly string[];
}

/** What a step of a place can be called. */
export const NAME = /^[\w-]+$/;

export function placeOf(place: string, isRequired: boolean, schema: Members): TakenPlace {
  const words = listOf(schema.enum).filter((word) => typeof word === 'string');
  return { place, isRequired, words };
}
