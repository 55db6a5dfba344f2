// Every command's settings, in one place: the command line, the config file, the environment and the docs read them.

import { SETTINGS } from '../../simulator/index.ts';
import { ACD_SETTINGS } from './acd-settings.ts';
import { CERTIFY_SETTINGS } from './certify-settings.ts';
import { FLOOR_SETTINGS } from './floor.ts';
import { INIT_SETTINGS } from './init-settings.ts';
import { PROTOCOL_CHECK_SETTINGS } from './protocol-check-settings.ts';
import { PROVE_SETTINGS } from './prove-settings.ts';
import type { SettingTables } from './setting.ts';
import { SIMULATE_SETTINGS } from './simulate-settings.ts';

export const SETTING_TABLES: SettingTables = {
  simulate: SIMULATE_SETTINGS,
  floor: FLOOR_SETTINGS,
  init: INIT_SETTINGS,
  'protocol-check': PROTOCOL_CHECK_SETTINGS,
  certify: CERTIFY_SETTINGS,
  acd: ACD_SETTINGS,
  prove: PROVE_SETTINGS,
  teach: SETTINGS.filter(({ name }) =>
    ['port', 'nativePort', 'seed', 'agents', 'queues', 'controlToken'].includes(name),
  ).map(freePort),
};

/** Whoever teaches is told the address, and need not know which ports are free. */
function freePort(setting: (typeof SETTINGS)[number]) {
  return setting.name === 'port' || setting.name === 'nativePort' ? { ...setting, default: 0 } : setting;
}
