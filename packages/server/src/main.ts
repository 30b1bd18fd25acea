import { runCommand } from './main/run.ts';

const code = await runCommand(process.argv.slice(2), {
  print: (line) => console.log(line),
  isInteractive: process.stderr.isTTY === true,
});
if (code !== undefined) process.exitCode = code;
