// The reports are written into a folder that is made for them; where that cannot be, it is told before anything is run.

import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../../test/testing/process.ts';
import { KitFailure } from '../report-model/failure.ts';
import { certificationJson } from './certification.ts';
import { junitXml } from './junit.ts';
import { CERTIFICATION, prepareFolder, writeReports } from './reports.ts';
import { report } from './testing/report.ts';

const FILES = [
  ...['badge.svg', 'certification.json', 'junit.xml', 'messages.ndjson', 'report.html', 'run.json', 'summary.md'],
  ...['traceability.csv', 'traceability.html'],
];
const RUN = report({ messages: [{ meta: undefined }, { attachment: undefined }] });

test('a folder that is not there is made, and filled with the reports', async (t) => {
  const folder = join(temporaryFolder(t), 'deep', 'down');
  await prepareFolder(folder, CERTIFICATION);
  await writeReports(RUN, folder, CERTIFICATION);
  assert.deepEqual(readdirSync(folder).sort(), FILES);
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  assert.equal(read('certification.json'), certificationJson(RUN));
  assert.equal(read('junit.xml'), junitXml(RUN));
  assert.equal(read('messages.ndjson'), '{}\n{}\n');
  assert.equal(JSON.parse(read('run.json')).verdict, 'certified');
});

test('the reports of an earlier run are taken away before this one, and nothing else is', async (t) => {
  const folder = temporaryFolder(t);
  for (const file of [...FILES, 'notes.txt']) write(join(folder, file));
  await prepareFolder(folder, CERTIFICATION);
  assert.deepEqual(readdirSync(folder), ['notes.txt']);
});

test('a run that says nothing of the connector as a whole leaves no badge', async (t) => {
  const folder = temporaryFolder(t);
  await prepareFolder(folder, CERTIFICATION);
  await writeReports(report({ ruling: { verdict: 'partial', exitCode: 0 } }), folder, CERTIFICATION);
  assert.deepEqual(
    readdirSync(folder).sort(),
    FILES.filter((file) => file !== 'badge.svg'),
  );
});

const UNWRITABLE: readonly [title: string, folderIn: (place: string) => string][] = [
  ['a regular file', (place) => write(join(place, 'file'))],
  ['a folder below a regular file', (place) => join(write(join(place, 'file')), 'reports')],
  [
    'a folder in which a report is a folder',
    (place) => {
      mkdirSync(join(place, 'junit.xml'));
      return place;
    },
  ],
];

for (const [title, folderIn] of UNWRITABLE)
  test(`${title} takes no reports, neither before the run nor after it`, async (t) => {
    const folder = folderIn(temporaryFolder(t));
    for (const attempt of [() => prepareFolder(folder, CERTIFICATION), () => writeReports(RUN, folder, CERTIFICATION)])
      await assert.rejects(attempt, (failure) => {
        assert.ok(failure instanceof KitFailure);
        assert.equal(failure.code, 'ReportsNotWritable');
        assert.ok(failure.message.startsWith(`The reports cannot be written into ${folder}: `), failure.message);
        assert.match(failure.message, /: (ENOTDIR|EEXIST)|junit\.xml is a folder, and is left alone/);
        assert.match(failure.hint, /--reports/);
        return true;
      });
  });

function write(path: string): string {
  writeFileSync(path, 'here I am');
  return path;
}
