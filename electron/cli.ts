/** `npm run -s cli -- …`: the same core without a window. Runs directly under Node. */
import { config } from 'zod';
import { runCli } from './cli/run-cli.ts';

config({ jitless: true });
const answer = await runCli(process.argv.slice(2));
// A reader that has seen enough (`| head`) closes the pipe: that is no failure of ours.
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code !== 'EPIPE') throw cause;
});
// Exit codes are set, not forced: a pipe that reads slowly still gets everything.
process.exitCode = answer.exitCode;
if (answer.stdout !== '') process.stdout.write(answer.stdout);
if (answer.stderr !== '') process.stderr.write(answer.stderr);
