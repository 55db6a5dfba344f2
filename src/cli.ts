#!/usr/bin/env node
// The command line: reads the arguments, runs one command, and exits. Nobody else may exit the process.

import { Command, InvalidArgumentError, Option } from 'commander';
import { SETTINGS, type Setting } from '../simulator/index.ts';
import { processEnvironment } from './cli/environment.ts';
import { explain } from './cli/explain-error.ts';
import { VERSION } from './package-root.ts';

const BAD_USAGE = 2;

function buildProgram(): Command {
  const program = new Command('signoff')
    .description('A CTI server simulator, and the conformance suite that signs off CTI connectors.')
    .version(VERSION)
    .showSuggestionAfterError()
    .showHelpAfterError('(signoff --help tells what there is)')
    .exitOverride();

  const simulate = program.command('simulate').description('run the simulator until it is stopped');
  for (const setting of SETTINGS) simulate.addOption(optionOf(setting));
  simulate.action(run(async (options) => (await import('./cli/simulate.ts')).simulate(options, processEnvironment())));

  const certify = program.command('certify').description('run the conformance suite against a connector');
  for (const setting of SETTINGS.filter(({ name }) => name === 'profile' || name === 'seed'))
    certify.addOption(optionOf(setting));
  certify.option('--reports <folder>', 'where the reports go', 'reports');
  certify.action(run(async (options) => (await import('./cli/certify.ts')).certify(options, processEnvironment())));

  program
    .command('host', { hidden: true })
    .argument('<module>')
    .action(run(async (module) => (await import('./cli/host.ts')).host(module)));
  return program;
}

/** An action that ends the process with what `command` answers. */
function run<A>(command: (argument: A) => Promise<number>): (argument: A) => Promise<void> {
  return async (argument) => {
    const code = await command(argument);
    process.exit(code);
  };
}

function optionOf({ flag, placeholder, sentence, default: value, takes }: Setting): Option {
  const option = new Option(`${flag} <${placeholder}>`, sentence).default(value);
  if ('words' in takes) return option.choices([...takes.words]);
  return option.argParser((text) => {
    const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (number >= takes.min && number <= takes.max) return number;
    throw new InvalidArgumentError(`It takes a whole number from ${takes.min} to ${takes.max}.`);
  });
}

try {
  await buildProgram().parseAsync();
} catch (error) {
  const { text, exitCode } = explain(error, BAD_USAGE);
  process.stderr.write(text);
  process.exit(exitCode);
}
