// What a connector is told of the CTI server that listens somewhere else than where it is reached.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Reach } from '../../report-model/run-report.ts';
import { advertised, readListen, seenFromHere } from './advertise.ts';

const NATIVE = { url: 'http://127.0.0.1:7071', eventsUrl: 'ws://127.0.0.1:7071/v1/events?a=1', token: 'http' };
const AMI = { host: '127.0.0.1', port: 5038, username: 'signoff', interface: 'Local/{AgentID}@agents' };

const TOLD: readonly [title: string, server: object, reach: Reach | undefined, told: object][] = [
  ['nothing said', NATIVE, undefined, NATIVE],
  ['listening at one address', NATIVE, { listen: '10.0.0.5:7071' }, NATIVE],
  [
    'an advertised address',
    NATIVE,
    { advertise: 'http://kit.example:9000/' },
    { url: 'http://kit.example:9000', eventsUrl: 'ws://kit.example:9000/v1/events?a=1', token: 'http' },
  ],
  [
    'an advertised address behind a proxy',
    NATIVE,
    { listen: '0.0.0.0:7071', advertise: 'https://kit.example/switch' },
    { url: 'https://kit.example/switch', eventsUrl: 'wss://kit.example/switch/v1/events?a=1', token: 'http' },
  ],
  [
    'an advertised host and port',
    AMI,
    { advertise: 'http://pbx.example:5039' },
    { ...AMI, host: 'pbx.example', port: 5039 },
  ],
];

for (const [title, server, reach, told] of TOLD)
  test(`with ${title} the connector is told where it can reach the server`, () => {
    assert.deepEqual(advertised(server as Record<string, unknown>, reach), told);
  });

const SEEN: readonly [url: string, server: object, seen: object][] = [
  ['http://127.0.0.1:7070', NATIVE, NATIVE],
  ['http://localhost:7070', AMI, AMI],
  ['http://[::1]:7070', NATIVE, NATIVE],
  [
    'http://10.0.0.5:7070/',
    NATIVE,
    { ...NATIVE, url: 'http://10.0.0.5:7071', eventsUrl: 'ws://10.0.0.5:7071/v1/events?a=1' },
  ],
  ['http://10.0.0.5:7070', AMI, { ...AMI, host: '10.0.0.5' }],
  [
    'http://10.0.0.5:7070',
    { url: 'https://127.0.0.1:7071', eventsUrl: 'wss://127.0.0.1:7071/v1/events', ca: 'PEM' },
    { url: 'https://10.0.0.5:7071', eventsUrl: 'wss://10.0.0.5:7071/v1/events', ca: 'PEM' },
  ],
  ['http://10.0.0.5:7070', { url: 'https://localhost' }, { url: 'https://10.0.0.5' }],
  ['http://[fd00::5]:7070', { url: 'http://[::1]:7071' }, { url: 'http://[fd00::5]:7071' }],
  ['http://[fd00::5]:7070', { ...AMI, host: '::1' }, { ...AMI, host: 'fd00::5' }],
  ['http://10.0.0.5:7070', { url: 'http://10.0.0.9:7071', x: 1 }, { url: 'http://10.0.0.9:7071', x: 1 }],
  ['http://10.0.0.5:7070', { ...AMI, host: 'pbx.example' }, { ...AMI, host: 'pbx.example' }],
];

for (const [url, server, seen] of SEEN)
  test(`a simulator at ${url} that tells ${JSON.stringify(server)} is reached from here`, async () => {
    assert.deepEqual(await seenFromHere(server as Record<string, unknown>, url), seen);
  });

const ADDRESSES: readonly [text: string, host: string, port: number][] = [
  ['127.0.0.1:7071', '127.0.0.1', 7071],
  ['kit.example:0', 'kit.example', 0],
  ['[::]:65535', '::', 65535],
  ['0.0.0.0', '0.0.0.0', 0],
  ['[::1]', '::1', 0],
  ['host', 'host', 0],
];

for (const [text, host, port] of ADDRESSES)
  test(`${text} is an address`, () => assert.deepEqual(readListen(text), { host, port }));

for (const text of ['', '7071', ':7071', 'host:', 'host:x', 'host:65536', '::1:7071', 'a b:1', 'http://a:1'])
  test(`${JSON.stringify(text)} is no address`, () => {
    assert.throws(() => readListen(text), {
      code: 'InvalidSetting',
      message: `--listen takes HOST or HOST:PORT, not ${JSON.stringify(text)}.`,
    });
  });
