// How the connector of a run was named, as flags for a shell to take, and as a record without credentials.

import type { ConnectorTarget, RunParameters } from '../report-model/run-report.ts';
import { onOneLine } from './escape.ts';
import { inQuotes } from './own-command.ts';

/** The flags that name the connector and how it is reached again; none for the built-in one as it is. */
export function connectorFlags({ connector, reach = {}, tls }: RunParameters): readonly string[] {
  const { listen, advertise, callbackAdvertise, allowHosts } = reach;
  const chosen: readonly [flag: string, value: string | undefined][] = [
    flagOf(connector),
    ['--listen', listen],
    ['--advertise', advertise],
    ['--callback-advertise', callbackAdvertise],
    ['--allow-host', allowHosts?.join(',')],
    ['--tls', tls],
  ];
  return chosen.flatMap(([flag, value]) => (value === undefined ? [] : [`${flag} ${inQuotes(value)}`]));
}

/** The flag that names the dialect as it was named; none for the native one. */
export const dialectFlags = ({ dialect, outside }: Pick<RunParameters, 'dialect' | 'outside'>): readonly string[] =>
  dialect === 'native' ? [] : [`--dialect ${onOneLine(outside === undefined ? dialect : inQuotes(outside.source))}`];

function flagOf(connector: ConnectorTarget): [flag: string, value: string | undefined] {
  if (connector.kind === 'module') return ['--connector', connector.given ?? connector.path];
  if (connector.kind === 'command') return ['--command', connector.given];
  if (connector.kind === 'reference') return ['--without', connector.declines?.join(',')];
  return ['--url', withoutCredentials(connector.url)];
}

/** The parameters as they may be kept. */
export function withoutSecrets({ controlToken, serverSecret, ...parameters }: RunParameters): RunParameters {
  const { connector } = parameters;
  if (connector.kind !== 'service') return parameters;
  return { ...parameters, connector: { ...connector, url: withoutCredentials(connector.url) } };
}

function withoutCredentials(text: string): string {
  const url = new URL(text);
  if (url.username === '' && url.password === '') return text;
  url.username = '';
  url.password = '';
  return url.href;
}
