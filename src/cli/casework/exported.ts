// Cases as files for other programs: JSON with everything, CSV with a line for each case.
import type { CaseFile } from '../../cases/case.ts';

// What JSON leaves as it is and a terminal acts upon: further control characters, and those that turn the direction of writing.
const actedUpon = /[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** An array of whole files: the case, its transcript, its record, its deliveries. */
export function toJson(files: readonly CaseFile[]): string {
  const escaped = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `${JSON.stringify(files, null, 2).replace(actedUpon, escaped)}\n`;
}

type Cell = string | number | boolean | null;

const columns: Readonly<Record<string, (file: CaseFile) => Cell>> = {
  reference: (file) => file.case.reference,
  state: (file) => file.case.state,
  route: (file) => file.case.route,
  place: (file) => file.case.place,
  asker: (file) => file.case.asker,
  about: (file) => file.case.about,
  answer_by: (file) => file.case.answerBy.kind,
  answer_to: ({ case: { answerBy } }) =>
    answerBy.kind === 'e-mail' ? answerBy.address : answerBy.kind === 'phone' ? answerBy.number : null,
  channel: (file) => file.case.channel,
  opened_at: (file) => file.case.openedAt,
  updated_at: (file) => file.case.updatedAt,
  taken_by: (file) => file.case.takenBy,
  entry_ids: (file) => file.case.entryIds.join(' '),
  acts: (file) => file.acts.length,
  undelivered: (file) => file.deliveries.filter(({ state }) => state === 'waiting' || state === 'needs-a-hand').length,
  needs_a_hand: (file) => file.deliveries.some(({ state }) => state === 'needs-a-hand'),
};

/** A header and a line for each case, by RFC 4180; instants are ISO 8601, what is not known is empty. */
export function toCsv(files: readonly CaseFile[]): string {
  const rows = [Object.keys(columns), ...files.map((file) => Object.values(columns).map((cell) => cell(file)))];
  return rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

/**
 * One cell, in quotes where it needs them, without control characters that a terminal would act upon. What a spreadsheet would run as a formula gets an apostrophe before it.
 * Source: owasp.org/www-community/attacks/CSV_Injection; the last signs are the wide forms of the first.
 */
function csvCell(value: Cell): string {
  const text = value === null ? '' : `${value}`.replace(/[^\P{Cc}\t\r\n]/gu, '').replace(actedUpon, '');
  const safe = /^[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
