// Actions on the Manager Interface itself, for whoever is logged in. Logging in and out of it is the session's business.

import { mayUse } from './classes.ts';
import type { Headers } from './codec.ts';
import type { Action, AmiContext, Reply } from './context.ts';

export const VERSION = '11.0.0';

/** The actions that have to do with no queue and no call; `all` are those that ListCommands names. */
export const coreActions = (all: () => readonly Action[]): readonly Action[] => [
  { name: 'Challenge', synopsis: 'Generate Challenge for MD5 Auth.' },
  { name: 'Login', synopsis: 'Login Manager.' },
  { name: 'Logoff', synopsis: 'Logoff Manager.' },
  { name: 'Events', synopsis: 'Control Event Flow.' },
  { name: 'Filter', classes: ['system'], synopsis: 'Dynamically add filters for the current manager session.' },
  { name: 'Ping', synopsis: 'Keepalive command.', run: ping },
  { name: 'CoreStatus', classes: CORE, synopsis: 'Show PBX core status variables.', run: coreStatus },
  { name: 'CoreSettings', classes: CORE, synopsis: 'Show PBX core settings (version etc).', run: coreSettings },
  {
    name: 'ListCommands',
    synopsis: 'List available manager commands.',
    run: (_context, _packet, { account }) => ({
      response: 'Success',
      headers: all()
        .filter(({ classes }) => mayUse(account, classes))
        .map(describe),
    }),
  },
];

const CORE = ['system', 'reporting'] as const;

const describe = ({ name, synopsis, classes }: Action): Headers[number] => [
  name,
  `${synopsis} (Priv: ${classes === undefined ? '<none>' : `${classes},all`})`,
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

function coreStatus({ engine, channels, startedAt }: AmiContext): Reply {
  const started = new Date(startedAt * 1000).toISOString();
  const [date = '', time = ''] = started.slice(0, 19).split('T');
  return {
    response: 'Success',
    headers: [
      ['CoreStartupDate', date],
      ['CoreStartupTime', time],
      ['CoreReloadDate', date],
      ['CoreReloadTime', time],
      ['CoreCurrentCalls', engine.acd.calls.size],
      ['CoreProcessedCalls', channels.processed()],
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
