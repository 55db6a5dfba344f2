// What `signoff protocol-check` can be told.

import { CONNECTOR_SETTINGS } from './connector-settings.ts';
import type { Setting } from './setting.ts';

export const PROTOCOL_CHECK_SETTINGS: readonly Setting[] = [
  ...CONNECTOR_SETTINGS,
  {
    name: 'json',
    flag: '--json',
    default: false,
    takes: { switch: true },
    sentence: 'print the steps as JSON and nothing else',
  },
];
