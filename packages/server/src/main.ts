import { enableCompileCache } from 'node:module';

enableCompileCache(); // what was compiled for the last start need not be compiled for this one
const { runCommand } = await import('./main/run.ts');

const code = await runCommand(process.argv.slice(2), {
  print: (line) => console.log(line),
  isInteractive: process.stderr.isTTY === true,
});
// After a failure something half-started may still hold the process; all that matters was ended in order.
if (code) process.exit(code);
