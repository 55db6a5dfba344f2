// The flags that name a connector again are those that a shell gives back as they were typed, and hold no credentials.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import type { RunParameters } from '../report-model/run-report.ts';
import { connectorFlags, withoutSecrets } from './connector-flags.ts';
import { againCommand } from './failure-text.ts';
import { ownCommand } from './own-command.ts';
import { outcome } from './testing/report.ts';

const parameters = (more: Partial<RunParameters>): RunParameters => ({
  ...{ connector: { kind: 'reference' }, dialect: 'native', profile: 'opencti', seed: 42 },
  ...more,
});

const command = (given: string) => parameters({ connector: { kind: 'command', words: ['x'], cwd: '/', given } });
const service = (url: string, reach = {}) => parameters({ connector: { kind: 'service', url }, reach });

const NAMED: readonly [title: string, run: RunParameters, words: readonly string[]][] = [
  ['the built-in one', parameters({}), []],
  [
    'the built-in one that declines something',
    parameters({ connector: { kind: 'reference', declines: ['look', 'LoginAgent'] } }),
    ['--without', 'look,LoginAgent'],
  ],
  [
    'a module as it was typed',
    parameters({ connector: { kind: 'module', path: '/a/b.mts', given: './b.mts' } }),
    ['--connector', './b.mts'],
  ],
  [
    'a module by its path',
    parameters({ connector: { kind: 'module', path: '/a b/c.mts' } }),
    ['--connector', '/a b/c.mts'],
  ],
  ['a command', command(`python3 "it's mine.py" $x`), ['--command', `python3 "it's mine.py" $x`]],
  ['a service', service('http://127.0.0.1:9000/rpc?a=1&b'), ['--url', 'http://127.0.0.1:9000/rpc?a=1&b']],
  ['a CTI server that speaks TLS', parameters({ tls: 'auto' }), ['--tls', 'auto']],
  ['a service with credentials', service('https://ada:pw@kit.example/rpc'), ['--url', 'https://kit.example/rpc']],
  [
    'a service far away',
    service('http://a/rpc', {
      listen: '0.0.0.0:7071',
      advertise: 'http://b:1',
      callbackAdvertise: 'http://b:2',
      allowHosts: ['c', 'd'],
    }),
    [
      '--url',
      'http://a/rpc',
      '--listen',
      '0.0.0.0:7071',
      '--advertise',
      'http://b:1',
      '--callback-advertise',
      'http://b:2',
      '--allow-host',
      'c,d',
    ],
  ],
];

for (const [title, run, words] of NAMED)
  test(`${title} is named again`, () => {
    const script = `printf '%s\\0' x ${connectorFlags(run).join(' ')}`;
    assert.deepEqual(execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(1, -1), words);
  });

test('the command that plays a scenario again names the connector', () => {
  assert.equal(
    againCommand(outcome(), command('python3 my.py')),
    `${ownCommand()} certify --command 'python3 my.py' --scenario a.feature:7 --profile opencti --seed 42`,
  );
});

test('no credentials are kept', () => {
  assert.deepEqual(withoutSecrets(service('http://ada:pw@a/rpc')).connector, { kind: 'service', url: 'http://a/rpc' });
  const run = command('x');
  assert.deepEqual(withoutSecrets(run), run);
  for (const secret of [run, service('http://a/rpc')])
    assert.deepEqual(withoutSecrets({ ...secret, controlToken: 'open-sesame' }), secret, 'nor the control token');
});
