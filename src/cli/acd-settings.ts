// What `signoff acd` can be told.

import { CERTIFY_SETTINGS } from './certify-settings.ts';
import { DIALECT_SETTING, ofSimulator } from './connector-settings.ts';
import type { Setting } from './setting.ts';

const likeCertify = (name: string): Setting => CERTIFY_SETTINGS.find((setting) => setting.name === name) as Setting;

export const ACD_SETTINGS: readonly Setting[] = [
  DIALECT_SETTING,
  ofSimulator('profile'),
  {
    name: 'policy',
    flag: '--policy',
    placeholder: 'choices',
    default: '',
    takes: { text: 'choices of a policy as name=word, separated by commas' },
    sentence: 'choices on top of the profile, such as outcome=later,logoutOnCall=defer',
  },
  likeCertify('seed'),
  { ...likeCertify('requirement'), sentence: 'only these requirements, separated by commas' },
  likeCertify('strict'),
  likeCertify('simulator'),
  likeCertify('controlToken'),
  likeCertify('reports'),
  { ...likeCertify('json'), sentence: 'print what was found as JSON and nothing else' },
];
