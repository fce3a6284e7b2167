// Cases as CSV and JSON: read back by a parser of the standard, harmless in a spreadsheet.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCsv, toJson } from '../../../../src/cli/casework/exported.ts';
import { aFile } from './files.ts';

/** RFC 4180 as it is written: rows end with CRLF, quoted cells may hold anything, two quotes stand for one. */
function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let rest = text;
  while (rest !== '') {
    const match = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest);
    if (!match) throw new Error(`not CSV: ${JSON.stringify(rest.slice(0, 60))}`);
    const [whole, quoted, plain = '', end] = match;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') {
      rows.push(row);
      row = [];
    }
    rest = rest.slice(whole.length);
  }
  return rows;
}

const cellOf = (text: string): string => {
  const [head = [], row = []] = parseCsv(toCsv([aFile({ about: text })]));
  return row[head.indexOf('about')] ?? 'missing';
};

describe('cases as CSV', () => {
  test('are a header and a line for each, with every field', () => {
    const phone = aFile({ reference: 'KA-22223334', answerBy: { kind: 'phone', number: '021 1' }, place: null, takenBy: 'Mere' });
    const here = aFile({ reference: 'KA-22223336', answerBy: { kind: 'here' }, entryIds: ['a', 'b'] }, { deliveries: [] });
    const common = ['school', 'Who decides?'];
    const times = ['web', '2026-11-22T02:04:00.000Z', '2026-11-22T03:00:00.000Z'];
    expect(parseCsv(toCsv([aFile(), phone, here]))).toEqual([
      [
        ...['reference', 'state', 'route', 'place', 'asker', 'about', 'answer_by', 'answer_to', 'channel', 'opened_at', 'updated_at'],
        ...['taken_by', 'entry_ids', 'acts', 'undelivered', 'needs_a_hand'],
      ],
      [
        ...['KA-22223333', 'waiting', 'waikato', 'Ōtorohanga', ...common, 'e-mail', 'aroha@example.org', ...times],
        ...['', 'what-is-a-kahui-ako', '2', '1', 'false'],
      ],
      [
        ...['KA-22223334', 'waiting', 'waikato', '', ...common, 'phone', '021 1', ...times],
        ...['Mere', 'what-is-a-kahui-ako', '2', '1', 'false'],
      ],
      ['KA-22223336', 'waiting', 'waikato', 'Ōtorohanga', ...common, 'here', '', ...times, '', 'a b', '2', '0', 'false'],
    ]);
  });

  test('without any are the header alone', () => {
    expect(parseCsv(toCsv([]))).toHaveLength(1);
  });

  test('say what needs a hand', () => {
    const [delivery] = aFile().deliveries;
    if (!delivery) throw new Error('the file has a delivery');
    expect(
      toCsv([
        aFile(
          {},
          {
            deliveries: [
              { ...delivery, state: 'needs-a-hand' },
              { ...delivery, state: 'sent' },
            ],
          },
        ),
      ]),
    ).toMatch(/,1,true\r\n$/);
  });

  test.each(['=1+1', '+64 21 000', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1', '=HYPERLINK("http://x","y")'])(
    'a cell that a spreadsheet would run is text: %j',
    (text) => {
      expect(cellOf(text)).toBe(`'${text}`);
    },
  );

  test('any text comes back as it was but for control characters and the apostrophe', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('', '=', '"', ',', '\r\n', '\u001b[31m', 'a\u009b31m\u202eb\u2066', "'"),
        (text, before) => {
          const given = `${before}${text}`;
          const kept = given.replace(/[^\P{Cc}\t\r\n]|[\u202a-\u202e\u2066-\u2069]/gu, '');
          expect([kept, `'${kept}`]).toContain(cellOf(given));
          expect(cellOf(given)).not.toMatch(/^[=+\-@\t\r]/);
        },
      ),
    );
  });
});

test.each(['\u009b', '\u0080', '\u202a', '\u202e', '\u2066', '\u2069'])('CSV has no %j', (sign) => {
  expect(cellOf(`a${sign}b`)).toBe('ab');
});

describe('cases as JSON', () => {
  test('are whole files that read back as they were', () => {
    const files = [aFile({ about: 'a\u0000\u001b"\\\u2028' }), aFile({ state: 'deleted' }, { transcript: [] })];
    expect(JSON.parse(toJson(files))).toEqual(files);
    expect(toJson(files)).not.toMatch(/[^\P{Cc}\n]/u);
    expect(JSON.parse(toJson([]))).toEqual([]);
  });

  test('have nothing raw that a terminal acts upon, and lose nothing', () => {
    const about = 'a\u007f\u0080\u009b31m\u009d0;title\u009f\u202a\u202e\u2066\u2069b ā 学校';
    const json = toJson([aFile({ about })]);
    expect(json).not.toMatch(/[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    expect(json).toContain('\\u009b31m');
    expect(json).toContain('ā 学校');
    expect(JSON.parse(json)).toMatchObject([{ case: { about } }]);
  });
});
