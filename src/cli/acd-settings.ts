// What `signoff acd` can be told.

import { CERTIFY_SETTINGS } from './certify-settings.ts';
import { DIALECT_SETTING, ofSimulator } from './connector-settings.ts';
import type { Setting } from './setting.ts';

/** Of which server there is one. */
const oneOf = 'server';

const likeCertify = (name: string): Setting => CERTIFY_SETTINGS.find((setting) => setting.name === name) as Setting;

/** What is said of a switch in use. */
const SWITCH_SETTINGS: readonly Setting[] = [
  {
    ...{ name: 'at', flag: '--at', placeholder: 'url', default: '', oneOf },
    takes: { text: 'the address of a switch' },
    sentence:
      'a switch in use, as ami://user@host:5038 or esl://host:8021; its secret is in SIGNOFF_SWITCH_SECRET or --secret-file',
  },
  {
    ...{ name: 'agents', flag: '--agents', variable: 'SIGNOFF_SWITCH_AGENTS', placeholder: 'names', default: '' },
    takes: { text: 'names of agents, separated by commas' },
    sentence: 'agents of the switch who may be logged in and out; nobody else is touched',
  },
  {
    ...{ name: 'queues', flag: '--queues', variable: 'SIGNOFF_SWITCH_QUEUES', placeholder: 'names', default: '' },
    takes: { text: 'names of queues, separated by commas' },
    sentence: 'queues of the switch where they may be; no other is touched',
  },
  {
    ...{ name: 'interface', flag: '--interface', placeholder: 'device', default: '' },
    takes: { text: 'the name of a device with {AgentID} in it' },
    sentence:
      "how the switch calls an agent's device, such as PJSIP/{AgentID}; by default Local/{AgentID}@agents, over esl {AgentID}@default",
  },
  {
    ...{ name: 'switchSecret', flag: '--switch-secret', placeholder: 'secret', default: '', isSecret: true },
    takes: { text: 'a secret' },
    sentence: 'what the account at the switch logs in with',
    oneOf: 'secret',
  },
  {
    ...{ name: 'secretFile', flag: '--secret-file', placeholder: 'file', default: '' },
    takes: { text: 'the name of a file' },
    sentence: 'a file that holds the secret of the account at the switch, on one line',
    oneOf: 'secret',
  },
  {
    ...{ name: 'restore', flag: '--restore', placeholder: 'file', default: '', oneOf },
    takes: { text: 'the name of a file' },
    sentence: 'put a switch back as it was before a run that was killed, from the file that the run left',
  },
];

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
  { ...likeCertify('simulator'), oneOf },
  ...SWITCH_SETTINGS,
  likeCertify('controlToken'),
  likeCertify('serverSecret'),
  { ...likeCertify('tls'), sentence: 'auto: the CTI server of the run speaks TLS, with certificates made for it' },
  likeCertify('reports'),
  { ...likeCertify('json'), sentence: 'print what was found as JSON and nothing else' },
];
