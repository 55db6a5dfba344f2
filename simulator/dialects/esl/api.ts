// The functions of the switch that `api` and `bgapi` call, by name.

import { callcenterConfig } from './callcenter-config.ts';
import { answer, exists, hangUpAll, hold, kill, originate, phoneEvent, sendDtmf } from './channel-functions.ts';
import type { ApiCall, Asker, EslContext, Said } from './context.ts';
import { localDate, type Source } from './event.ts';
import { show } from './show.ts';
import { transfer } from './transfer.ts';

type Run = (context: EslContext, call: ApiCall, asker: Asker) => Said;

const FUNCTIONS: Readonly<Record<string, Run>> = {
  callcenter_config: callcenterConfig,
  hupall: hangUpAll,
  originate,
  show,
  uuid_answer: answer,
  uuid_exists: exists,
  uuid_hold: hold,
  uuid_kill: kill,
  uuid_phone_event: phoneEvent,
  uuid_send_dtmf: sendDtmf,
  uuid_transfer: transfer,
  echo: (_context, { args }) => args,
  eval: (context, { args }) => expanded(context, args),
  expand: (context, { args }) => expanded(context, args),
  global_getvar: ({ config }, { args }) => variablesOf(config)[args] ?? '',
  hostname: ({ config }) => config.hostname,
  status,
  strftime: ({ engine }) => localDate(engine.clock.now()),
  uptime: ({ engine, startedAt }) => String(Math.floor((engine.clock.realNow() - startedAt) / 1000)),
  version: ({ config }) => `${config.version}\n`,
};

const EXECUTE: Source = ['switch_loadable_module.c', 'switch_api_execute', 3140];

/** What a function says; one that there is not, that. */
export function callApi(context: EslContext, call: ApiCall, asker: Asker): Said {
  const { name, called, args } = call;
  context.tell({
    name: 'API',
    source: EXECUTE,
    headers: () => [
      ['API-Command', called],
      ['API-Command-Argument', args],
    ],
  });
  const run = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  return run === undefined ? `-ERR ${called} Command not found!\n` : run(context, call, asker);
}

const variablesOf = ({ hostname, ipv4, domain }: EslContext['config']): Readonly<Record<string, string>> => ({
  ...{ hostname, domain, local_ip_v4: ipv4 },
});

/** A variable that there is not is nothing. */
const expanded = ({ config }: EslContext, text: string): string =>
  text.replace(/\$\{([^}]*)\}/g, (_all, name: string) => {
    const variables = variablesOf(config);
    return Object.hasOwn(variables, name) ? (variables[name] ?? '') : '';
  });

function status({ engine, startedAt, config }: EslContext): string {
  const seconds = Math.floor((engine.clock.realNow() - startedAt) / 1000);
  const units = [
    [0, 'year'],
    [Math.floor(seconds / 86_400), 'day'],
    [Math.floor(seconds / 3600) % 24, 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
    [seconds % 60, 'second'],
  ] as const;
  const up = units.map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`).join(', ');
  const calls = engine.acd.calls.size;
  return [
    `UP ${up}, 0 milliseconds, 0 microseconds`,
    `FreeSWITCH (${config.version.replace(/^FreeSWITCH /, '')}) is ready`,
    `${engine.acd.arrivals} session(s) since startup`,
    `${calls} session(s) - peak ${calls}, last 5min ${calls} `,
    '0 session(s) per Sec out of max 30, peak 0, last 5min 0 ',
    '1000 session(s) max',
    'min idle cpu 0.00/99.00\n',
  ].join('\n');
}
