// Cases as lines for a terminal: what people wrote stays text, whatever it tries to be.
import { formatInstant } from '../../base/instant.ts';
import type { AnswerBy, Case, CaseAct, CaseFile, DeliveryStatus, TranscriptLine } from '../../cases/case.ts';
import type { CaseSummary } from '../../cases/desk.ts';
import { shortened, table } from '../evaluating/table.ts';

const ABOUT_CHARACTERS = 100;

/** Cases, two lines each, and how many there are; `isCut` when there are more than were given. */
export function printList(cases: readonly CaseSummary[], isCut: boolean): string {
  if (cases.length === 0) return 'No case matches.\n';
  const rows = cases.map((one) => [one.reference, stateOf(one), oneLine(one.route), formatInstant(one.openedAt), sendingOf(one)]);
  const [head = '', ...lines] = table(['Case', 'State', 'Route', 'Opened', 'Delivery'], rows, [1, 2, 3, 4]);
  const blocks = cases.map(({ about, state }, index) => {
    const words = state === 'deleted' ? '(deleted)' : shortened(oneLine(about), ABOUT_CHARACTERS);
    return `${lines[index]}\n    ${words}`;
  });
  const count = isCut ? `The ${cases.length} changed last; there are more.` : cases.length === 1 ? '1 case.' : `${cases.length} cases.`;
  return `${[head, ...blocks, '', count].join('\n')}\n`;
}

/** Everything of one case. */
export function printCase({ case: one, transcript, acts, deliveries }: CaseFile): string {
  const facts: readonly (readonly [string, string])[] = [
    ['State', stateOf(one)],
    ['Route', oneLine(one.route)],
    ['Opened', `${formatInstant(one.openedAt)}, by way of ${one.channel}`],
    ['Changed', formatInstant(one.updatedAt)],
    ['Who asks', one.asker ?? 'not said'],
    ['Place', one.place === null ? 'not said' : oneLine(one.place)],
    ['Answer', answerTo(one.answerBy, one.channel)],
  ];
  const isDeleted = one.state === 'deleted';
  return `${[
    one.reference,
    ...facts.slice(0, isDeleted ? 4 : undefined).map(([name, value]) => `  ${name.padEnd(10)}${value}`),
    ...(isDeleted ? [] : section('What it is about', [manyLines(one.about)])),
    ...section('Conversation', isDeleted ? ['(deleted)'] : transcript.map(printLine), 'Nothing: the conversation was deleted.'),
    ...section('Record', acts.map(printAct)),
    ...section('Deliveries', deliveries.map(printDelivery), 'None: nothing was configured to take it.'),
  ].join('\n')}\n`;
}

function section(title: string, blocks: readonly string[], whenEmpty = 'Nothing.'): readonly string[] {
  return ['', title, ...(blocks.length === 0 ? [whenEmpty] : blocks).map(indented)];
}

function stateOf({ state, takenBy }: Case): string {
  return takenBy === null ? state : `${state} (${oneLine(takenBy)})`;
}

function sendingOf({ needsAHand, undelivered }: CaseSummary): string {
  if (needsAHand) return 'needs a hand';
  return undelivered === 0 ? '' : 'being sent';
}

function answerTo(answerBy: AnswerBy, channel: string): string {
  switch (answerBy.kind) {
    case 'here':
      return `in the conversation (${channel})`;
    case 'e-mail':
      return `by e-mail to ${oneLine(answerBy.address)}`;
    case 'phone':
      return `by phone, ${oneLine(answerBy.number)}`;
  }
}

function printLine({ from, at, text, sources }: TranscriptLine): string {
  const said = [manyLines(text), ...sources.map((source) => `Source: ${oneLine(source)}`)].join('\n');
  return `${formatInstant(at)}  ${from}\n${indented(said)}`;
}

function printAct({ at, who, kind, text }: CaseAct): string {
  const head = `${formatInstant(at)}  ${kind}, ${oneLine(who)}`;
  return text === null ? head : `${head}\n${indented(manyLines(text))}`;
}

function printDelivery({ id, kind, state, attempts, queuedAt, dueAt, sentAt, lastError }: DeliveryStatus): string {
  const when = sentAt !== null ? `sent ${formatInstant(sentAt)}` : dueAt !== null ? `${state}, next try ${formatInstant(dueAt)}` : state;
  const failed = attempts === 0 ? '' : `; ${attempts} failed ${attempts === 1 ? 'try' : 'tries'}`;
  const why = lastError === null ? '' : `, the last because ${oneLine(lastError)}`;
  return `${kind}: ${when}${failed}${why} (queued ${formatInstant(queuedAt)}, id ${id})`;
}

/** One line without a character that a terminal would act upon or that hides others. */
function oneLine(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}

function manyLines(text: string): string {
  return text
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/u)
    .map(oneLine)
    .join('\n');
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');
}
