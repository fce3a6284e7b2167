// What went wrong, said so that the reader knows what, where and what to do about it.

/** A fault: something that must not happen in healthy operation. Never shown to the public as it is. */
export class Fault extends Error {
  /** Stable, kebab-case; safe for logs and for callers to switch on. */
  readonly code: string;
  /** File, line, setting or call the fault belongs to; empty when there is none. */
  readonly where: string;
  /** One sentence: what the reader should do. */
  readonly cure: string;

  constructor(code: string, what: string, details: { where?: string; cure?: string; cause?: unknown } = {}) {
    const where = details.where ?? '';
    const cure = details.cure ?? '';
    super([where && `${where}:`, what, cure && `Cure: ${cure}`].filter(Boolean).join(' '), { cause: details.cause });
    this.name = 'Fault';
    this.code = code;
    this.where = where;
    this.cure = cure;
  }
}
