// Runs test files in this one process: most of what a small test takes is the start of a process of its own. No test begins
// before all are loaded: whoever waits for an answer would wait for that as well.

import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

export async function runTogether(files) {
  let begin;
  const isLoaded = new Promise((resolve) => {
    begin = resolve;
  });
  test('the test files are loaded', () => isLoaded);
  for (const file of files)
    try {
      await import(pathToFileURL(file).href);
    } catch (error) {
      test(`${file} is loaded`, () => {
        throw error;
      });
    }
  begin();
}
