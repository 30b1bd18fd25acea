import type { CommandSpec } from './commands.ts';
import { exitCodes } from './failure.ts';

/** A command that the portal's own program carries out, with the arguments as they are. */
export function handOver(name: string, about: CommandSpec['about']): CommandSpec {
  return {
    name,
    arguments: '[options...]',
    about,
    options: [],
    examples: [`milpa ${name}`],
    passesOn: true,
    run: async (context, values) => {
      const code = await context.runPortal([name, ...values]);
      return code === exitCodes.done || code === exitCodes.refused ? code : exitCodes.failed;
    },
  };
}
