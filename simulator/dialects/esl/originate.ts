// What `originate` is asked for: variables in braces, where to call, and what is done with who answers.

import { TEXT_LIMIT } from '../../core/limits.ts';

export interface Originate {
  /** What is dialled: of `loopback/5000/default` and `user/1001@default` the part that names somebody. */
  readonly extension: string;
  readonly uuid?: string | undefined;
  readonly name: string;
  readonly number: string;
}

/** Undefined where it is none. */
export function readOriginate(args: string): Originate | undefined {
  const [, braces = '', rest = ''] = /^(?:\{([^}]*)\})?(.*)$/s.exec(args) ?? [];
  const [url = '', application] = rest.split(' ').filter((word) => word !== '');
  const [, extension] = /^(?:\[[^\]]*\])?\w+\/(?:\w+\/)?([^/@ ]+)(?:[/@]\S*)?$/.exec(withoutContext(url)) ?? [];
  if (extension === undefined || application === undefined) return undefined;
  const variables = new Map(
    braces.split(',').map((one): [string, string] => {
      const at = one.indexOf('=');
      return [one.slice(0, at).trim(), one.slice(at + 1)];
    }),
  );
  const number = (variables.get('origination_caller_id_number') ?? '0000000000').slice(0, TEXT_LIMIT);
  const uuid = variables.get('origination_uuid');
  return {
    extension,
    uuid: uuid !== undefined && uuid !== '' && uuid.length <= UUID_LIMIT ? uuid : undefined,
    name: (variables.get('origination_caller_id_name') ?? '').slice(0, TEXT_LIMIT),
    number,
  };
}

const UUID_LIMIT = 64;

/** `loopback/5000/default`: the last is a context, not an extension. */
const withoutContext = (url: string): string => url.replace(/^(loopback\/[^/]+)\/\w+(\/\w+)?$/, '$1');
