// Actions on the Manager Interface itself, for whoever is logged in. Logging in and out of it is the session's business.

import type { Headers } from './codec.ts';
import type { Action, AmiContext, Reply } from './context.ts';

export const VERSION = '11.0.0';

/** The actions that do not depend on who asks; `all` are those that ListCommands names. */
export const coreActions = (all: () => readonly Action[]): readonly Action[] => [
  { name: 'Ping', synopsis: 'Keepalive command.', run: ping },
  { name: 'CoreStatus', eventClass: 'system', synopsis: 'Show PBX core status variables.', run: coreStatus },
  { name: 'CoreSettings', eventClass: 'system', synopsis: 'Show PBX core settings (version etc).', run: coreSettings },
  {
    name: 'ListCommands',
    synopsis: 'List available manager commands.',
    run: () => ({ response: 'Success', headers: all().map(describe) }),
  },
];

const describe = ({ name, synopsis, eventClass }: Action): Headers[number] => [
  name,
  `${synopsis} (Priv: ${eventClass === undefined ? '<none>' : `${eventClass},all`})`,
];

function ping({ engine }: AmiContext): Reply {
  const milliseconds = engine.clock.realNow();
  const timestamp = `${Math.floor(milliseconds / 1000)}.${String(milliseconds % 1000).padStart(3, '0')}000`;
  return {
    response: 'Success',
    headers: [
      ['Ping', 'Pong'],
      ['Timestamp', timestamp],
    ],
  };
}

function coreStatus({ engine }: AmiContext): Reply {
  const started = new Date(engine.clock.realNow()).toISOString();
  const [date = '', time = ''] = started.slice(0, 19).split('T');
  return {
    response: 'Success',
    headers: [
      ['CoreStartupDate', date],
      ['CoreStartupTime', time],
      ['CoreReloadDate', date],
      ['CoreReloadTime', time],
      ['CoreCurrentCalls', engine.acd.calls.size],
    ],
  };
}

function coreSettings(): Reply {
  return {
    response: 'Success',
    headers: [
      ['AMIversion', VERSION],
      ['AsteriskVersion', 'signoff'],
      ['SystemName', ''],
      ['CoreMaxCalls', 0],
      ['CoreMaxLoadAvg', '0.000000'],
      ['CoreRunUser', ''],
      ['CoreRunGroup', ''],
      ['CoreMaxFilehandles', 0],
      ['CoreRealTimeEnabled', 'No'],
      ['CoreCDRenabled', 'No'],
      ['CoreHTTPenabled', 'No'],
      ['SoundsSearchCustomDir', 'No'],
    ],
  };
}
