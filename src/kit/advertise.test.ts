// What a connector is told of the CTI server that listens somewhere else than where it is reached.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Reach } from '../contract/run-report.ts';
import { advertised, readListen } from './advertise.ts';

const NATIVE = { url: 'http://0.0.0.0:7071', eventsUrl: 'ws://0.0.0.0:7071/v1/events?a=1', token: 'http' };
const AMI = { host: '0.0.0.0', port: 5038, username: 'signoff', interface: 'Local/{AgentID}@agents' };

const TOLD: readonly [title: string, server: object, reach: Reach | undefined, told: object][] = [
  ['nothing said', NATIVE, undefined, NATIVE],
  ['listening at one address', NATIVE, { listen: '10.0.0.5:7071' }, NATIVE],
  [
    'listening everywhere',
    NATIVE,
    { listen: '0.0.0.0:7071' },
    { url: 'http://127.0.0.1:7071', eventsUrl: 'ws://127.0.0.1:7071/v1/events?a=1', token: 'http' },
  ],
  [
    'listening everywhere, IPv6, at a free port',
    { url: 'http://[::]:20001' },
    { listen: '[::]:0' },
    { url: 'http://[::1]:20001' },
  ],
  ['listening everywhere with a host and a port', AMI, { listen: '0.0.0.0:0' }, { ...AMI, host: '127.0.0.1' }],
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

const ADDRESSES: readonly [text: string, host: string, port: number][] = [
  ['127.0.0.1:7071', '127.0.0.1', 7071],
  ['kit.example:0', 'kit.example', 0],
  ['[::]:65535', '::', 65535],
];

for (const [text, host, port] of ADDRESSES)
  test(`${text} is an address`, () => assert.deepEqual(readListen(text), { host, port }));

for (const text of ['', '7071', ':7071', 'host', 'host:', 'host:x', 'host:65536', '::1:7071', 'a b:1', 'http://a:1'])
  test(`${JSON.stringify(text)} is no address`, () => {
    assert.throws(() => readListen(text), {
      code: 'InvalidSetting',
      message: `--listen takes HOST:PORT, not ${JSON.stringify(text)}.`,
    });
  });
