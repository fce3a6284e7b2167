// Log lines: one JSON object each, with level, instant and event, and of an error only what is nobody's words.
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Fault } from '../../../src/base/fault.ts';
import { createPinoLogger, type LogLevel } from '../../../src/observability/pino-logger.ts';

function logged(level: LogLevel = 'info') {
  const written: string[] = [];
  const log = createPinoLogger({ level, to: { write: (line) => written.push(line) } });
  return { log, text: () => written.join(''), lines: () => written.map((line): unknown => JSON.parse(line)) };
}

function parseFailure(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}

describe('the logger', () => {
  test('writes one JSON object a line with level, instant, event and fields', () => {
    const { log, lines, text } = logged();
    log.info('turn-taken', { channel: 'web', milliseconds: 3, repeated: false });
    log.warn('slow');
    expect(lines()).toMatchObject([
      { level: 'info', event: 'turn-taken', channel: 'web', milliseconds: 3, repeated: false },
      { level: 'warn', event: 'slow' },
    ]);
    for (const line of lines()) expect(line).toMatchObject({ time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) });
    expect(text().match(/\n/g)).toHaveLength(2);
  });

  test('says nothing below its level', () => {
    const { log, lines } = logged('warn');
    log.debug('a');
    log.info('b');
    log.warn('c');
    log.error('d');
    expect(lines()).toMatchObject([{ event: 'c' }, { event: 'd' }]);
    const silent = logged('silent');
    silent.log.error('e');
    expect(silent.lines()).toEqual([]);
  });

  test('says debug when asked to', () => {
    const { log, lines } = logged('debug');
    log.debug('detail');
    expect(lines()).toMatchObject([{ level: 'debug', event: 'detail' }]);
  });

  test('writes a fault with its code, message and frames, and the faults behind it', () => {
    const { log, lines } = logged();
    const cause = Object.assign(new Error('database is locked'), { errcode: 5 });
    log.error('turn-failed', { channel: 'web' }, new Fault('storage-unavailable', 'the database did not answer.', { cause }));
    expect(lines()).toMatchObject([
      {
        level: 'error',
        event: 'turn-failed',
        channel: 'web',
        error: {
          name: 'Fault',
          code: 'storage-unavailable',
          message: 'the database did not answer.',
          cause: { code: 5, message: 'database is locked' },
        },
      },
    ]);
    const { error } = z.object({ error: z.object({ stack: z.array(z.string()) }) }).parse(lines()[0]);
    expect(error.stack[0]).toMatch(/^at .*pino-logger\.test\.ts/);
  });

  test('never writes what a parser quotes of a text it could not read', () => {
    const { log, text } = logged();
    const quoting = parseFailure('Hinemoa lives at 12 Main Street');
    expect(String(quoting)).toContain('Hinemoa');
    log.error('stored-data-unreadable', {}, new Fault('stored-data-unreadable', 'an item cannot be read.', { cause: quoting }));
    expect(text()).toContain('SyntaxError');
    expect(text()).not.toContain('Hinemoa');
    const shape = z.object({ kind: z.literal('x') }).safeParse({ kind: 'Hinemoa' });
    log.error('bad-shape', {}, shape.error);
    expect(text()).toContain('ZodError');
    expect(text()).not.toContain('Hinemoa');
  });

  test('survives anything thrown: no error at all, a loop of causes, a very long message', () => {
    const { log, lines } = logged();
    const loop = new Error('a');
    loop.cause = loop;
    log.error('odd', {}, 'just a string');
    log.error('odd', {}, null);
    log.error('odd', {}, loop);
    log.error('odd', {}, new Error('x'.repeat(100_000)));
    expect(lines()).toHaveLength(4);
    expect(lines()[0]).toMatchObject({ error: { name: 'thrown string' } });
    expect(JSON.stringify(lines()[3]).length).toBeLessThan(5_000);
  });
});
