import { Command, CommanderError, Option } from 'commander';
import { type CommandSpec, commands } from './commands.ts';
import type { CommandContext } from './context.ts';
import { type ExitCode, exitCodes } from './failure.ts';
import { explainFailure } from './portal-client.ts';

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
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.refused;
    const { sentence, exitCode } = explainFailure(context, error);
    context.terminal.err(sentence);
    return exitCode;
  }
}

function createProgram(context: CommandContext, onDone: (code: ExitCode) => void): Command {
  const { terminal, environment } = context;
  const program = new Command('milpa').exitOverride().configureOutput({
    writeOut: (text) => terminal.out(text.trimEnd()),
    writeErr: (text) => terminal.err(text.trimEnd()),
  });
  program.showHelpAfterError(true);
  for (const spec of commands) program.addCommand(createCommand(context, spec, onDone, environment.language));
  return program;
}

function createCommand(
  context: CommandContext,
  spec: CommandSpec,
  onDone: (code: ExitCode) => void,
  language: CommandContext['environment']['language'],
): Command {
  const command = new Command(spec.name).exitOverride().description(spec.about[language]);
  const { terminal } = context;
  command.configureOutput({
    writeOut: (text) => terminal.out(text.trimEnd()),
    writeErr: (text) => terminal.err(text.trimEnd()),
  });
  if (spec.arguments) command.arguments(spec.arguments);
  if (spec.passesOn) command.allowUnknownOption().helpOption(false);
  for (const { flags, about, choices } of spec.options) {
    const option = new Option(flags, about[language]);
    command.addOption(choices ? option.choices([...choices]) : option);
  }
  command.addHelpText('after', ['', ...spec.examples.map((example) => `  ${example}`)].join('\n'));
  return command.action(async () => onDone(await spec.run(context, command.args, command.opts())));
}
