// Reads the settings, starts the service, prints its address, stops on a signal.
import { Fault } from '../base/fault.ts';
import { readSettings } from '../config/settings.ts';
import { createPinoLogger } from '../observability/pino-logger.ts';
import { startApp } from './app.ts';

/** After this long a stop no longer waits. */
const PATIENCE_SECONDS = 20;

/**
 * Serves until a signal ends it; resolves when it is ready. A fault is written to standard error as a sentence, and the
 * exit code is then 1.
 */
export async function serve(env: Readonly<Record<string, string | undefined>>): Promise<void> {
  try {
    await run(env);
  } catch (error) {
    const text = error instanceof Fault ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`The service could not start. ${text}\n`);
    process.exitCode = 1;
  }
}

async function run(env: Readonly<Record<string, string | undefined>>): Promise<void> {
  const settings = readSettings(env);
  const log = createPinoLogger({ level: settings.logLevel });
  const app = await startApp({ settings, log });
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log.info('stopping', { signal });
    setTimeout(() => {
      log.error('stop-took-too-long', { seconds: PATIENCE_SECONDS });
      process.exit(1);
    }, PATIENCE_SECONDS * 1000).unref();
    app.stop().then(
      () => log.info('stopped'),
      (cause: unknown) => {
        log.error('stop-failed', {}, cause);
        process.exitCode = 1;
      },
    );
  };
  process.once('SIGTERM', () => stop('SIGTERM'));
  process.once('SIGINT', () => stop('SIGINT'));
  // Said last: whoever waits for this line may stop us at once.
  const password = app.signIn === null ? '' : ` (password in ${app.signIn})`;
  process.stdout.write(`Ready: ${app.url}\nChat: ${new URL('chat', app.url).href}\nDesk: ${new URL('desk', app.url).href}${password}\n`);
}
