// What `signoff certify` can be told.

import { SETTINGS } from '../../simulator/index.ts';
import { TIER_NAMES } from '../kit/suite/tiers.ts';
import { CONNECTOR_SETTINGS } from './connector-settings.ts';
import type { Setting } from './setting.ts';

const ofSimulator = (name: string): Setting => SETTINGS.find((setting) => setting.name === name) as Setting;

export const CERTIFY_SETTINGS: readonly Setting[] = [
  ...CONNECTOR_SETTINGS,
  {
    name: 'without',
    flag: '--without',
    placeholder: 'names',
    default: '',
    takes: { text: 'capabilities and activities, separated by commas' },
    sentence: 'capabilities and activities that the built-in connector is to do without, to see how that is judged',
    oneOf: 'connector',
  },
  ofSimulator('profile'),
  { ...ofSimulator('seed'), sentence: 'seed of the run: ids, tokens and order of everything random' },
  {
    name: 'tags',
    flag: '--tags',
    placeholder: 'expression',
    default: '',
    takes: { text: 'a tag expression' },
    sentence: 'only the scenarios that the tag expression selects; such a run never certifies',
  },
  {
    name: 'requirement',
    flag: '--requirement',
    placeholder: 'ids',
    default: '',
    takes: { text: 'requirement ids, separated by commas' },
    sentence: 'only these requirements, separated by commas; such a run never certifies',
  },
  {
    name: 'scenario',
    flag: '--scenario',
    placeholder: 'file:line',
    default: '',
    takes: { text: 'a feature file and a line' },
    sentence: 'only the scenario at that line of a feature file; such a run never certifies',
  },
  {
    name: 'tier',
    flag: '--tier',
    placeholder: 'name',
    default: '',
    takes: { words: TIER_NAMES },
    sentence: 'only up to this tier, and certify it',
  },
  {
    name: 'strict',
    flag: '--strict',
    default: false,
    takes: { switch: true },
    sentence: 'a SHOULD that is not met fails',
  },
  {
    name: 'baseline',
    flag: '--baseline',
    placeholder: 'file',
    default: '',
    takes: { text: 'the name of a file' },
    sentence: 'known failures in YAML: they let the gate pass, a new, stale or expired one does not',
  },
  {
    name: 'updateBaseline',
    flag: '--update-baseline',
    default: false,
    takes: { switch: true },
    sentence: 'write the baseline as it stands after the run, and keep the reasons that stand',
  },
  {
    name: 'artefact',
    flag: '--artefact',
    placeholder: 'file',
    default: '',
    takes: { text: 'the name of a file' },
    sentence: 'what is shipped as the connector; its digest goes into the certificate',
  },
  {
    name: 'signKey',
    flag: '--sign-key',
    placeholder: 'file',
    default: '',
    takes: { text: 'the name of a file' },
    sentence: 'private key that signs the certificate; signoff keygen makes one',
  },
  {
    name: 'workers',
    flag: '--workers',
    placeholder: 'number',
    default: 1,
    takes: { min: 1, max: 64 },
    sentence: 'how many scenarios run at once, each worker with its own simulator and connector',
  },
  {
    name: 'simulator',
    flag: '--simulator',
    placeholder: 'url',
    default: '',
    takes: { text: "the URL of a simulator's main port" },
    sentence: "main port of a simulator that runs already, instead of one of the run's own",
  },
  { ...ofSimulator('controlToken'), sentence: 'what the main port of the simulator that runs already asks for' },
  {
    name: 'reports',
    flag: '--reports',
    placeholder: 'folder',
    default: 'reports',
    takes: { text: 'a folder' },
    sentence: 'where the reports go',
  },
  {
    name: 'json',
    flag: '--json',
    default: false,
    takes: { switch: true },
    sentence: 'print the certification as JSON and nothing else',
  },
];
