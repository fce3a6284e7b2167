// What of an error may be logged: its name, code, place and way, but never words that it quotes from what it read.
import { Fault } from '../base/fault.ts';

/** An error as the log shows it. `cause` is the error behind it, and so on, five deep at most. */
export type ErrorFields = {
  readonly name: string;
  readonly code?: string | number;
  readonly message?: string;
  /** The frames alone, innermost first. */
  readonly stack: readonly string[];
  readonly cause?: ErrorFields;
};

const MOST_CAUSES = 5;

// Their messages quote the text they could not read, which may be a person's.
const quoting = new Set(['SyntaxError', 'ZodError', '$ZodError']);

/** The loggable part of anything thrown. */
export function errorFields(error: unknown, depth = 0): ErrorFields {
  if (!(error instanceof Error)) return { name: `thrown ${typeof error}`, stack: [] };
  const code = 'errcode' in error ? error.errcode : 'code' in error ? error.code : undefined;
  const { cause } = error;
  return {
    name: error.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(quoting.has(error.name) ? {} : { message: messageOf(error) }),
    stack: (error.stack ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line.startsWith('at ')),
    ...(cause !== undefined && depth < MOST_CAUSES ? { cause: errorFields(cause, depth + 1) } : {}),
  };
}

// A Fault's message is ours from beginning to end and may be long; others are cut, so that none carries a whole letter.
function messageOf(error: Error): string {
  return error instanceof Fault ? error.message : error.message.slice(0, 200);
}
