import { Command } from 'commander';
import { addDataCommands } from './commands/data.ts';
import { addImportCommands } from './commands/import.ts';
import { addUserCommands } from './commands/users.ts';
import { readConfig, WrongSetting } from './config.ts';
import { DeskError } from './domain/errors.ts';

/** The claimdesk command. Only results go to standard output; exit code 1 for a failure, 2 for wrong usage. */
const program = new Command('claimdesk')
  .description(
    'A desk for claims that a newsroom has seen but not yet verified. Settings come from the environment; see .env.example.',
  )
  .exitOverride()
  .configureHelp({ showGlobalOptions: true });

program
  .command('serve')
  .description('serve the desk until it is told to stop')
  .action(async () => {
    // The commands are done sooner without the pages.
    const { serve } = await import('./main.ts');
    await serve(readConfig(process.env));
  });
addUserCommands(program);
addDataCommands(program);
addImportCommands(program);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

function report(error: unknown): number {
  const { exitCode, code } = error as { exitCode?: number; code?: string };
  // Commander has printed its own sentence.
  if (code?.startsWith('commander.')) return exitCode === 0 ? 0 : 2;
  if (error instanceof WrongSetting) console.error(`Wrong setting ${error.message}`);
  else if (error instanceof DeskError) console.error(error.message);
  else if (code === 'EADDRINUSE') console.error('Another program listens at this address; set PORT to another one.');
  else if (code === 'EPIPE') return 0;
  else console.error(`Claimdesk stopped: ${sentenceOf(error)}`);
  return 1;
}

function sentenceOf(error: unknown): string {
  const { message, code, errors } = error as { message?: string; code?: string; errors?: Error[] };
  const told = message || errors?.map((one) => one.message).join('; ') || String(error);
  return code === 'ECONNREFUSED' ? `the database does not answer (${told}).` : told;
}
