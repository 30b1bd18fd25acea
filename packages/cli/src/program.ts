import { Command, CommanderError, Option } from 'commander';
import { type CommandSpec, commands, type OptionSpec } from './commands.ts';
import type { CommandContext } from './context.ts';
import { type ExitCode, exitCodes } from './failure.ts';
import { explainFailure } from './portal-client.ts';
import type { UsageFault, Words } from './words/index.ts';

/** Runs one command line (without the program's name) and gives the exit code. Never ends the process itself. */
export async function runCommandLine(context: CommandContext, args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = exitCodes.done;
  const program = createProgram(context, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return code;
  } catch (error) {
    if (context.signal.aborted) {
      context.terminal.err(context.words.interrupted);
      return exitCodes.interrupted;
    }
    if (error instanceof CommanderError) return explainUsage(context, error);
    const { sentence, exitCode } = explainFailure(context, error);
    context.terminal.err(sentence);
    return exitCode;
  }
}

/** commander has printed help when that was asked for; its error sentences are said in the person's language instead. */
function explainUsage({ terminal, words }: CommandContext, error: CommanderError): ExitCode {
  if (error.exitCode === 0) return exitCodes.done;
  const what = /'([^']+)'/.exec(error.message)?.[1] ?? '';
  if (isUsageFault(words, error.code)) terminal.err(words.usage[error.code](what));
  return exitCodes.refused;
}

const isUsageFault = (words: Words, code: string): code is UsageFault => Object.hasOwn(words.usage, code);

function createProgram(context: CommandContext, onDone: (code: ExitCode) => void): Command {
  const program = prepare(new Command('milpa'), context);
  for (const spec of commands) program.addCommand(createCommand(context, spec, onDone));
  return program.helpCommand(false);
}

/** Output through the terminal, in the person's language, and never an end of the process. */
function prepare(command: Command, { terminal, words }: CommandContext): Command {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': words.help.usage,
    'Options:': words.help.options,
    'Commands:': words.help.commands,
    'Arguments:': words.help.arguments,
  };
  return command
    .exitOverride()
    .helpOption('-h, --help', words.help.show)
    .configureHelp({ styleTitle: (title) => titles[title] ?? title })
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
      outputError: () => undefined,
    });
}

function createCommand(context: CommandContext, spec: CommandSpec, onDone: (code: ExitCode) => void): Command {
  const command = prepare(new Command(spec.name), context).description(spec.about[context.environment.language]);
  if (spec.arguments) command.arguments(spec.arguments);
  if (spec.passesOn) command.allowUnknownOption().helpOption(false);
  for (const option of spec.options) command.addOption(createOption(context, option));
  command.addHelpText('after', ['', ...spec.examples.map((example) => `  ${example}`)].join('\n'));
  return command.action(async () => onDone(await spec.run(context, command.args, command.opts())));
}

function createOption({ environment }: CommandContext, { flags, about, choices, many }: OptionSpec): Option {
  const option = new Option(flags, about[environment.language]);
  if (choices) option.choices([...choices]);
  if (many) option.argParser(gather);
  return option;
}

/** `--keyword agua,aire --keyword suelo` → three words. */
const gather = (value: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  ...value
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean),
];
