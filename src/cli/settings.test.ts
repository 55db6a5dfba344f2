// Settings from three places: the nearer one counts, and whatever is not known or not taken is named with its place.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { temporaryFolder } from '../../test/testing/process.ts';
import type { Setting } from './setting.ts';
import { gather, variableOf } from './settings.ts';

const row = (name: string, flag: string, takes: Setting['takes']): Setting => ({
  ...{ name, flag, takes },
  ...{ default: '', sentence: 'what it is' },
});
const NATIVE_PORT = row('nativePort', '--native-port', { min: 0, max: 9 });
const PROFILE = row('profile', '--profile', { words: ['mild', 'strict'] });
const TABLES = {
  play: [NATIVE_PORT, PROFILE, row('tags', '--tags', { text: 'a tag' }), row('json', '--json', { switch: true })],
  rest: [row('bed', '--bed', { text: 'a bed' }), PROFILE],
};

interface Given {
  readonly flags?: object;
  readonly env?: object;
  /** What stands in `signoff.config.yaml`; or a text for each file. */
  readonly config?: string | Readonly<Record<string, string | Buffer>>;
}

/** What `gather` makes of it for the command `play`. */
function gathered(t: TestContext, { flags = {}, env = {}, config = {} }: Given) {
  const cwd = temporaryFolder(t);
  const files = typeof config === 'string' ? { 'signoff.config.yaml': config } : config;
  for (const [file, text] of Object.entries(files)) writeFileSync(join(cwd, file), text);
  return gather('play', TABLES, { flags: { ...flags }, env: { ...env }, cwd });
}

const ENV = { SIGNOFF_PROFILE: 'mild' };
const FILE = 'play:\n  profile: mild\n';

const TAKEN: readonly [title: string, given: Given, chosen: object][] = [
  ['what is chosen nowhere is left out', {}, {}],
  ['a flag counts before the environment', { flags: { profile: 'strict' }, env: ENV }, { profile: 'strict' }],
  ['a flag counts before the config file', { flags: { profile: 'strict' }, config: FILE }, { profile: 'strict' }],
  [
    'the environment counts before the config file',
    { env: { SIGNOFF_PROFILE: 'strict' }, config: FILE },
    { profile: 'strict' },
  ],
  ['an empty variable is none', { env: { SIGNOFF_PROFILE: '' }, config: FILE }, { profile: 'mild' }],
  [
    'each setting comes from its own place',
    { flags: { tags: '@a' }, env: { SIGNOFF_NATIVE_PORT: '7' }, config: 'play: { json: true }' },
    { tags: '@a', nativePort: 7, json: true },
  ],
  ["another command's section is not ours", { config: 'rest: { profile: strict }' }, {}],
  ["another command's variable may be set", { env: { SIGNOFF_BED: 'mine' } }, {}],
  ['what is nobody’s business is passed over', { env: { SIGNOFF: 'x', SIGNOFFICE: 'y', PATH: '/bin' } }, {}],
  ['JSON is taken as well', { config: { 'signoff.config.json': '{"play":{"nativePort":3}}' } }, { nativePort: 3 }],
  ['other files are not read', { config: { 'signoff.config.yml': 'no: [', 'signoff.config.toml': '' } }, {}],
  ['an empty config file says nothing', { config: '' }, {}],
  ['an empty section says nothing', { config: 'play:\n#  profile: mild\nrest:\n' }, {}],
  ['a byte order mark says nothing', { config: `\uFEFF${FILE}` }, { profile: 'mild' }],
  ['a number may be text', { flags: { nativePort: '0' } }, { nativePort: 0 }],
  ['a switch may be text', { env: { SIGNOFF_JSON: 'false' } }, { json: false }],
];

for (const [title, given, chosen] of TAKEN)
  test(title, (t) => {
    assert.deepEqual(gathered(t, given), chosen);
  });

const SEE_HELP = 'See --help for what each setting takes.';
const NUMBER = 'takes a whole number from 0 to 9, not';

const INVALID: readonly [given: Given, message: string][] = [
  [{ flags: { nativePort: '10' } }, `--native-port ${NUMBER} "10".`],
  [{ flags: { nativePort: '-1' } }, `--native-port ${NUMBER} "-1".`],
  [{ flags: { nativePort: ' 1' } }, `--native-port ${NUMBER} " 1".`],
  [{ flags: { nativePort: '' } }, `--native-port ${NUMBER} "".`],
  [{ env: { SIGNOFF_NATIVE_PORT: '1e0' } }, `SIGNOFF_NATIVE_PORT ${NUMBER} "1e0".`],
  [{ config: 'play: { nativePort: 1.5 }' }, `play.nativePort in signoff.config.yaml ${NUMBER} 1.5.`],
  [{ config: 'play: { nativePort: .nan }' }, `play.nativePort in signoff.config.yaml ${NUMBER} NaN.`],
  [{ config: 'play: { nativePort: }' }, `play.nativePort in signoff.config.yaml ${NUMBER} null.`],
  [{ config: 'play: { nativePort: [1, 2] }' }, `play.nativePort in signoff.config.yaml ${NUMBER} [ 1, 2 ].`],
  [{ config: 'play: { nativePort: true }' }, `play.nativePort in signoff.config.yaml ${NUMBER} true.`],
  [
    { config: { 'signoff.config.json': '{"play":{"tags":7}}' } },
    'play.tags in signoff.config.json takes a tag, not 7.',
  ],
  [
    { config: 'play: { profile: &self [*self] }' },
    'play.profile in signoff.config.yaml takes one of mild, strict, not <ref *1> [ [Circular *1] ].',
  ],
  [{ flags: { profile: 'MILD' } }, '--profile takes one of mild, strict, not "MILD" (did you mean mild?).'],
  [
    { env: { SIGNOFF_PROFILE: 'strickt' } },
    'SIGNOFF_PROFILE takes one of mild, strict, not "strickt" (did you mean strict?).',
  ],
  [{ flags: { profile: 'wild-west' } }, '--profile takes one of mild, strict, not "wild-west".'],
  [{ flags: { tags: ' ' } }, '--tags takes a tag, not " ".'],
  [{ env: { SIGNOFF_JSON: 'yes' } }, 'SIGNOFF_JSON takes true or false, not "yes".'],
  [{ config: 'play: { json: yes }' }, 'play.json in signoff.config.yaml takes true or false, not "yes".'],
  [
    { config: { 'signoff.config.yaml': '', 'signoff.config.json': '{}' } },
    'There are signoff.config.yaml and signoff.config.json: keep one of them.',
  ],
  [{ config: 'play' }, 'signoff.config.yaml is to hold a section for each command, such as certify.'],
  [{ config: '- play' }, 'signoff.config.yaml is to hold a section for each command, such as certify.'],
  [{ config: 'play: mild' }, 'play in signoff.config.yaml is to hold settings, one a line.'],
  [{ config: 'play: [mild]' }, 'play in signoff.config.yaml is to hold settings, one a line.'],
  [
    { config: 'play:\n  json: true\n\ttags: x' },
    'signoff.config.yaml cannot be read: Tabs are not allowed as indentation at line 3, column 1.',
  ],
  [
    { config: 'play: {}\nplay: {}' },
    'signoff.config.yaml cannot be read: Map keys must be unique at line 2, column 1.',
  ],
  [
    { config: 'play: {}\n---\nplay: {}' },
    'signoff.config.yaml cannot be read: Source contains multiple documents at line 2, column 1.',
  ],
];

for (const [given, message] of INVALID)
  test(`refused: ${message}`, (t) => {
    assert.throws(() => gathered(t, given), { code: 'InvalidSetting', message, hint: SEE_HELP });
  });

const VARIABLES = 'SIGNOFF_NATIVE_PORT, SIGNOFF_PROFILE, SIGNOFF_TAGS, SIGNOFF_JSON, SIGNOFF_BED';

const UNKNOWN: readonly [given: Given, what: string, hint: string][] = [
  [{ env: { SIGNOFF_PROFIL: 'mild' } }, 'The environment sets SIGNOFF_PROFIL', 'Did you mean SIGNOFF_PROFILE?'],
  [{ env: { SIGNOFF_PROFIL: '' } }, 'The environment sets SIGNOFF_PROFIL', 'Did you mean SIGNOFF_PROFILE?'],
  [{ env: { SIGNOFF_WEATHER: 'fine' } }, 'The environment sets SIGNOFF_WEATHER', `There is ${VARIABLES}.`],
  [{ config: 'plya: {}' }, 'signoff.config.yaml has a section plya', 'Did you mean play?'],
  [{ config: 'profile: mild' }, 'signoff.config.yaml has a section profile', 'There is play, rest.'],
  [{ config: 'constructor: {}' }, 'signoff.config.yaml has a section constructor', 'There is play, rest.'],
  [{ config: '__proto__: {}' }, 'signoff.config.yaml has a section __proto__', 'There is play, rest.'],
  [{ config: '1: {}' }, 'signoff.config.yaml has a section 1', 'There is play, rest.'],
  [{ config: 'play: { native-port: 1 }' }, 'signoff.config.yaml sets play.native-port', 'Did you mean nativePort?'],
  [
    { config: { 'signoff.config.json': '{"play":{"toString":1}}' } },
    'signoff.config.json sets play.toString',
    'There is nativePort, profile, tags, json.',
  ],
  [{ config: 'rest: { sofa: red }' }, 'signoff.config.yaml sets rest.sofa', 'There is bed, profile.'],
];

for (const [given, what, hint] of UNKNOWN)
  test(`${what}, which there is not`, (t) => {
    const message = `${what}, which there is not.`;
    assert.throws(() => gathered(t, given), { code: 'UnknownSetting', message, hint });
  });

test('a config file that cannot be read is named', (t) => {
  const cwd = temporaryFolder(t);
  mkdirSync(join(cwd, 'signoff.config.json'));
  assert.throws(() => gather('play', TABLES, { flags: {}, env: {}, cwd }), {
    code: 'InvalidSetting',
    message: /^signoff\.config\.json cannot be read: it is no regular file\.$/,
  });
});

test('a command without settings takes none', (t) => {
  assert.deepEqual(gather('sleep', TABLES, { flags: { profile: 'mild' }, env: ENV, cwd: temporaryFolder(t) }), {});
});

test('the environment variable is the flag in capitals', () => {
  assert.equal(variableOf(NATIVE_PORT), 'SIGNOFF_NATIVE_PORT');
});
