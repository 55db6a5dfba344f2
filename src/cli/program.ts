// The commands and their flags. Each command's code is loaded only when it is run.

import { Command, Option } from 'commander';
import { VERSION } from '../package-root.ts';
import { ownCommand } from '../report/own-command.ts';
import type { Environment } from './environment.ts';
import { examplesOf } from './examples.ts';
import type { Setting, Settings } from './setting.ts';
import { gather } from './settings.ts';
import { SETTING_TABLES } from './tables.ts';

/** The commands work in `environment`; `exit` is told what one answered. */
export function buildProgram(environment: Environment, exit: (code: number) => void): Command {
  const program = new Command('signoff')
    .description('A CTI server simulator, and the conformance suite that signs off CTI connectors.')
    .version(VERSION)
    .showSuggestionAfterError()
    .showHelpAfterError(`(${ownCommand()} --help tells what there is)`)
    .configureOutput({
      writeOut: (text) => environment.stdout.write(text),
      writeErr: (text) => environment.stderr.write(text),
    })
    .exitOverride();
  const run = async (work: (environment: Environment) => Promise<number>) => exit(await work(environment));

  /** A command whose settings come from flags, environment and config file. */
  const addCommand = (
    name: string,
    description: string,
    work: (chosen: Settings, environment: Environment) => Promise<number>,
  ) => {
    const command = program.command(name).description(description).addHelpText('after', examplesOf(name, true));
    for (const setting of flagsOf(name)) command.addOption(optionOf(setting));
    return command.action((flags: Settings) =>
      run((environment) => work(gather(name, SETTING_TABLES, { flags, ...environment }), environment)),
    );
  };

  addCommand('simulate', 'run the simulator until it is stopped', async (chosen, environment) =>
    (await import('./simulate.ts')).simulate(chosen, environment),
  );
  addCommand('floor', 'write a floor file, made up from a seed, to be edited', async (chosen, environment) =>
    (await import('./floor.ts')).floor(chosen, environment),
  );
  addCommand('init', 'write a connector to begin with', async (chosen, environment) =>
    (await import('./init.ts')).init(chosen, environment),
  );
  addCommand(
    'protocol-check',
    'find out whether a connector plugs in, before it is certified',
    async (chosen, environment) => (await import('./protocol-check.ts')).protocolCheck(chosen, environment),
  );
  addCommand('certify', 'run the conformance suite against a connector', async (chosen, environment) =>
    (await import('./certify.ts')).certify(chosen, environment),
  );
  addCommand('acd', 'hold a CTI server to its own requirements', async (chosen, environment) =>
    (await import('./acd.ts')).acd(chosen, environment),
  );
  addCommand('prove', 'prove that the suite fails whom it must, and nobody else', async (chosen, environment) =>
    (await import('./prove.ts')).prove(chosen, environment),
  );

  const teach = program
    .command('teach')
    .description('play the features as lessons, in a browser, step by step')
    .argument('[features...]', 'feature files of your own, in the steps of the suite')
    .addHelpText('after', examplesOf('teach', true));
  for (const setting of flagsOf('teach')) teach.addOption(optionOf(setting));
  teach.action((files: string[], flags: Settings) =>
    run(async (environment) => {
      const chosen = gather('teach', SETTING_TABLES, { flags, ...environment });
      return (await import('./teach.ts')).teach(files, chosen, environment);
    }),
  );

  program
    .command('list')
    .description('name the requirements, their scenarios and the tiers')
    .option('--json', 'as JSON')
    .addHelpText('after', examplesOf('list', false))
    .action((options) => run(async (environment) => (await import('./list.ts')).list(options, environment)));
  program
    .command('steps')
    .description('list the steps that features of your own can use, with examples')
    .option('--json', 'as JSON')
    .addHelpText('after', examplesOf('steps', false))
    .action((options) => run(async (environment) => (await import('./steps.ts')).listSteps(options, environment)));
  program
    .command('explain')
    .description('explain one requirement: where it comes from, how it is shown, how connectors get it wrong')
    .argument('<requirement>', 'its id, such as LOGOUT-06')
    .addHelpText('after', examplesOf('explain', false))
    .action((id) => run(async (environment) => (await import('./explain.ts')).explain(id, environment)));
  program
    .command('verify')
    .description('verify a certificate offline: every digest is checked, every verdict derived again')
    .argument('<certificate>', 'the certificate.json that a run left')
    .option('--public-key <file>', 'whose signature it is to bear; without it, anybody’s will do')
    .option('--messages <file>', 'the messages of the run (default: messages.ndjson beside the certificate)')
    .option('--artefact <file>', 'the file that is in use, to be compared with the one that was certified')
    .option('--switch <file>', 'the file that describes the switch today, to be compared with the one that was played')
    .addHelpText('after', examplesOf('verify', false))
    .action((certificate, options) =>
      run(async (environment) => (await import('./verify.ts')).verify(certificate, options, environment)),
    );
  const described = program
    .command('switch')
    .description('switches that are described in a file')
    .addHelpText('after', examplesOf('switch', false));
  described
    .command('check')
    .description('whether a file is whole: every mistake with its line, and what would be right')
    .argument('<file>', 'a switch in YAML, or the name of one that comes with the product')
    .addHelpText('after', examplesOf('switch check', false))
    .option('--json', 'as JSON')
    .action((file, options) =>
      run(async (environment) => (await import('./switch.ts')).checkSwitch(file, options, environment)),
    );
  described
    .command('new')
    .description('write a switch’s file to begin with, in which each TODO is a gap to be filled in')
    .argument('[name]', 'what the switch is called; without it, that is a gap')
    .option('--like <name>', 'one of those that come with the product, or the path of a file')
    .option('--openapi <file>', 'take the routes from an OpenAPI document, 3.0 or 3.1, in JSON or YAML')
    .option('--paths <words>', 'of that take the paths that contain one of these words, with commas between')
    .option('--out <file>', 'where it goes (default: NAME.switch.yaml; without a name my.switch.yaml)')
    .addHelpText('after', examplesOf('switch new', false))
    .action((name, options) =>
      run(async (environment) => (await import('./switch-new.ts')).createSwitch(name, options, environment)),
    );
  described
    .command('export')
    .description('tell what a file describes as OpenAPI 3.1, or its events as AsyncAPI 3.0')
    .argument('<file>', 'a switch in YAML, or the name of one that comes with the product')
    .option('--asyncapi', 'the events, in place of the requests')
    .addHelpText('after', examplesOf('switch export', false))
    .action((file, options) =>
      run(async (environment) => (await import('./switch.ts')).exportSwitch(file, options, environment)),
    );
  described
    .command('list')
    .description('the switches that come with the product')
    .action(() => run(async (environment) => (await import('./switch.ts')).listSwitches(environment)));
  described
    .command('schema')
    .description('the JSON Schema of such a file, for editors')
    .action(() => run(async (environment) => (await import('./switch.ts')).printSwitchSchema(environment)));
  program
    .command('keygen')
    .description('make a pair of keys for signing certificates')
    .option('--out <folder>', 'where they go (default: here)')
    .addHelpText('after', examplesOf('keygen', false))
    .action((options) => run(async (environment) => (await import('./keygen.ts')).keygen(options, environment)));
  program
    .command('host', { hidden: true })
    .argument('<module>')
    .argument('[folder]', 'where a package is looked up', process.cwd())
    .action(async (module, folder) => exit(await (await import('./host.ts')).host(module, folder)));
  program
    .command('prove-worker', { hidden: true })
    .action(() => run(async () => (await import('./prove-worker.ts')).proveWorker()));
  return program;
}

const flagsOf = (command: string): readonly Setting[] =>
  (SETTING_TABLES[command] ?? []).filter(({ isSecret }) => !isSecret);

/** The help shows the default; nothing is set here, so that the environment and the config file have their say. */
function optionOf({ flag, placeholder, sentence, default: value, takes }: Setting): Option {
  const words = 'words' in takes ? `: ${takes.words.join(', ')}` : '';
  const shown = value === '' || value === false ? '' : ` (default: ${value})`;
  const option = new Option(
    placeholder === undefined ? flag : `${flag} <${placeholder}>`,
    `${sentence}${words}${shown}`,
  );
  if ('ports' in takes)
    option.argParser((given, before?: string) => (before === undefined ? given : `${before},${given}`));
  return option;
}
