// Fills the logger's interface with pino: one JSON object a line.
import { type DestinationStream, destination, pino } from 'pino';
import type { LogFields, Logger } from '../base/logger.ts';
import { errorFields } from './error-fields.ts';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

const STANDARD_ERROR = 2;

/**
 * A logger that writes lines such as `{"level":"info","time":"2016-11-09T00:00:00.000Z","event":"storage-open",…}`.
 * They go to standard error, so that standard output holds only what a command promises to print. Written at once and
 * not in the background: the last line before a crash is the one that matters. Nothing is masked, because nothing
 * personal may be given to it (see LogFields).
 */
export function createPinoLogger(options: { readonly level: LogLevel; readonly to?: DestinationStream }): Logger {
  const { level, to = destination({ fd: STANDARD_ERROR, sync: true }) } = options;
  const log = pino(
    {
      level,
      base: null,
      messageKey: 'event',
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    to,
  );
  return {
    debug: (event, fields) => log.debug(fields ?? {}, event),
    info: (event, fields) => log.info(fields ?? {}, event),
    warn: (event, fields) => log.warn(fields ?? {}, event),
    error: (event, fields, cause) => log.error(withError(fields, cause), event),
  };
}

function withError(fields: LogFields = {}, cause?: unknown): object {
  return cause === undefined ? fields : { ...fields, error: errorFields(cause) };
}
