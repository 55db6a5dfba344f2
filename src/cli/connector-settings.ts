// Which connector is meant, and how the two sides find each other: the flags that `certify` and `protocol-check` share.

import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { SETTINGS } from '../../simulator/index.ts';
import { splitCommand } from '../drivers/split-command.ts';
import { readListen } from '../kit/acd/advertise.ts';
import { KitFailure } from '../report-model/failure.ts';
import type { ConnectorTarget, Reach, RunParameters } from '../report-model/run-report.ts';
import type { Setting } from './setting.ts';
import { invalidSetting } from './setting-failure.ts';

export const ofSimulator = (name: string): Setting => SETTINGS.find((setting) => setting.name === name) as Setting;

export const DIALECT_SETTING: Setting = {
  name: 'dialect',
  flag: '--dialect',
  placeholder: 'name',
  default: 'native',
  takes: ofSimulator('dialect').takes,
  sentence: 'the protocol that is spoken between connector and CTI server',
};

export const CONNECTOR_SETTINGS: readonly Setting[] = [
  DIALECT_SETTING,
  {
    name: 'connector',
    flag: '--connector',
    placeholder: 'module',
    default: '',
    takes: { text: 'a module file or the name of a package' },
    sentence: 'the connector is a module (.mts, .ts, .mjs, .js, .cjs) or a package, run in a process of its own',
    oneOf: 'connector',
  },
  {
    name: 'command',
    flag: '--command',
    placeholder: 'command',
    default: '',
    takes: { text: 'a command line' },
    sentence: 'the connector is a program in any language that speaks JSON-RPC on stdin and stdout; no shell runs',
    oneOf: 'connector',
  },
  {
    name: 'url',
    flag: '--url',
    placeholder: 'url',
    default: '',
    takes: { text: 'an http: or https: URL' },
    sentence: 'the connector is a service that answers JSON-RPC over HTTP; implies one worker',
    oneOf: 'connector',
  },
  {
    name: 'listen',
    flag: '--listen',
    placeholder: 'host:port',
    default: '',
    takes: { text: 'HOST or HOST:PORT' },
    sentence: 'where the CTI server of the run listens for the connector, instead of a free port on loopback',
  },
  {
    name: 'advertise',
    flag: '--advertise',
    placeholder: 'url',
    default: '',
    takes: { text: 'an http: or https: URL' },
    sentence: 'the URL of the CTI server that the connector is told, where it is not the one that is listened at',
  },
  {
    name: 'callbackAdvertise',
    flag: '--callback-advertise',
    placeholder: 'url',
    default: '',
    takes: { text: 'an http: or https: URL' },
    sentence: 'the URL that a service is told to post its events and its log to; its port is listened at',
  },
  {
    name: 'allowHost',
    flag: '--allow-host',
    placeholder: 'names',
    default: '',
    takes: { text: 'host names, separated by commas' },
    sentence: 'names of this machine that requests may be addressed to, besides localhost and what is advertised',
  },
  {
    ...ofSimulator('tls'),
    sentence:
      'auto: the CTI server of the run speaks TLS, with certificates made for it; the connector is told whom to trust',
  },
];

/** What was chosen; what was not is left out. */
export interface ConnectorOptions {
  readonly dialect?: string;
  readonly connector?: string;
  readonly command?: string;
  readonly url?: string;
  readonly listen?: string;
  readonly advertise?: string;
  readonly callbackAdvertise?: string;
  readonly allowHost?: string;
  readonly tls?: string;
}

/** The connector that is meant; the built-in one where none is named. Throws a `KitFailure` where it cannot be. */
export function targetOf(options: ConnectorOptions, cwd: string): ConnectorTarget {
  const { connector, command, url } = options;
  if (connector !== undefined) return { kind: 'module', path: moduleOf(connector, cwd), from: cwd, given: connector };
  if (command !== undefined) return { kind: 'command', words: splitCommand(command), cwd, given: command };
  if (url !== undefined) return { kind: 'service', url: checkedUrl(url, '--url') };
  return { kind: 'reference' };
}

/** A file as an absolute path; the name of a package as it is. */
function moduleOf(given: string, cwd: string): string {
  const path = resolve(cwd, given);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile()) return path;
  const isPackage = /^(@[\w.~-]+\/)?[\w~-][\w.~-]*(\/[\w./~-]+)?$/.test(given) && !/\.[mc]?[jt]s$/.test(given);
  if (isPackage) return given;
  const issue = found === undefined ? `There is no file ${given}.` : `${given} is no regular file.`;
  throw new KitFailure('ConnectorNotFound', issue, {
    hint: 'Name the module as a path from this folder, or a package that is installed here.',
  });
}

/** How the two sides find each other; undefined where nothing was said. Throws `InvalidSetting`. */
export function reachOf(options: ConnectorOptions): Reach | undefined {
  const { listen, advertise, callbackAdvertise, allowHost } = options;
  if (options.url === undefined && callbackAdvertise !== undefined)
    throw invalid('--callback-advertise goes with --url alone: only a service posts its events.', 'Leave it out.');
  if (listen !== undefined) readListen(listen);
  for (const [flag, url] of [
    ['--advertise', advertise],
    ['--callback-advertise', callbackAdvertise],
  ] as const)
    if (url !== undefined) checkedUrl(url, flag);
  const allowHosts = allowHost?.split(',').map((name) => name.trim());
  const reach = { listen, advertise, callbackAdvertise, allowHosts };
  return Object.values(reach).every((value) => value === undefined) ? undefined : reach;
}

/** Whether the CTI server of the run is to speak TLS. Throws `InvalidSetting` where the connector is told otherwise. */
export function tlsOf({ tls, advertise }: Pick<ConnectorOptions, 'tls' | 'advertise'>): RunParameters['tls'] {
  if (tls !== 'auto') return undefined;
  if (advertise !== undefined && new URL(advertise).protocol === 'http:')
    throw invalid(
      '--advertise and --tls auto contradict each other: a CTI server that speaks TLS is not reached at an http: URL.',
      'Advertise it with https:, or leave --tls out.',
    );
  return tls;
}

/** Throws `InvalidSetting` where it is nothing that a request can carry. */
export function checkedToken(token: string | undefined): string | undefined {
  if (token === undefined || /^[\x21-\x7e]+$/.test(token)) return token;
  throw invalidSetting('The control token takes printable ASCII characters without blanks.');
}

function checkedUrl(text: string, flag: string): string {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw invalid(
    `${flag} takes an http: or https: URL, not ${JSON.stringify(text)}.`,
    'For example: http://10.0.0.5:9000/rpc',
  );
}

const invalid = (message: string, hint: string): KitFailure => new KitFailure('InvalidSetting', message, { hint });
