// What `signoff acd` can be told.

import { CERTIFY_SETTINGS } from './certify-settings.ts';
import { DIALECT_SETTING, ofSimulator } from './connector-settings.ts';
import type { Setting } from './setting.ts';

const LIKE_CERTIFY = ['strict', 'simulator', 'controlToken', 'reports', 'json'];

export const ACD_SETTINGS: readonly Setting[] = [
  DIALECT_SETTING,
  ofSimulator('profile'),
  ofSimulator('seed'),
  {
    name: 'requirement',
    flag: '--requirement',
    placeholder: 'ids',
    default: '',
    takes: { text: 'requirement ids, separated by commas' },
    sentence: 'only these requirements, separated by commas',
  },
  ...CERTIFY_SETTINGS.filter(({ name }) => LIKE_CERTIFY.includes(name)),
];
