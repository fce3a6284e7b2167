// The logger's interface; observability fills it. No field may hold a person's words, name, address or number.

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export type Logger = {
  debug(event: string, fields?: LogFields): void;
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  /** `cause` is logged with its stack, never shown to the public. */
  error(event: string, fields?: LogFields, cause?: unknown): void;
};

/** Says nothing; for tests and for the terminal. */
export const silentLogger: Logger = { debug() {}, info() {}, warn() {}, error() {} };
