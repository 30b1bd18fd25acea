import { enableCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';

enableCompileCache(); // what was compiled for the last start need not be compiled for this one
// Where there is much memory V8 lets four times what is held come together before it looks for what nobody holds any more.
setFlagsFromString('--heap-growing-percent=25');
const { runCommand } = await import('./main/run.ts');

const code = await runCommand(process.argv.slice(2), {
  print: (line) => console.log(line),
  isInteractive: process.stderr.isTTY === true,
});
// After a failure something half-started may still hold the process; all that matters was ended in order.
if (code) process.exit(code);
