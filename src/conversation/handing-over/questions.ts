// The words of the form: each question, what is known already, and the case shown back for confirmation.
import type { Lines } from '../../answering/composing/lines.ts';
import { formatDay } from '../../base/day.ts';
import type { AnswerBy } from '../../cases/case.ts';
import { routeOf } from '../../cases/routing.ts';
import type { Regions } from '../../content/schema/regions.ts';
import type { CaseForm } from './form.ts';
import type { OfficeWords } from './offices.ts';

export type Question = {
  readonly text: string;
  readonly suggestions: readonly string[];
  /** What of it the person (or a deployment's contacts) said, not our knowledge. */
  readonly repeats: readonly string[];
};

/** Characters of the person's matter that are shown back; the case holds all of it. */
const MOST_SHOWN = 300;

/** A person's words inside a reply: one line, and nothing in it that Markdown would read. */
function asPlain(text: string, most = MOST_SHOWN): string {
  const line = text
    .replace(/[[\]*`<>~|#\\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length <= most ? line : `${line.slice(0, most - 1).replace(/\s+\S*$/, '')}…`;
}

/** How the answer will come, as it stands in the confirmation. */
function answerByWords(answerBy: AnswerBy, lines: Lines): string {
  switch (answerBy.kind) {
    case 'here':
      return lines('answer-by-here');
    case 'e-mail':
      return lines('answer-by-e-mail', { address: answerBy.address });
    case 'phone':
      return lines('answer-by-phone', { number: answerBy.number });
  }
}

export const contactOf = (answerBy: AnswerBy | null): readonly string[] => {
  if (answerBy?.kind === 'e-mail') return [answerBy.address];
  return answerBy?.kind === 'phone' ? [answerBy.number] : [];
};

/** The lines of a text that repeat something. Whole: a matter of one short word would else be taken out of other lines too. */
const linesWith = (text: string, repeated: readonly string[]): readonly string[] =>
  text.split('\n').filter((line) => repeated.some((each) => each !== '' && line.includes(each)));

/** What the form asks at its step. */
export function questionOf(form: CaseForm, lines: Lines, offices: OfficeWords): Question {
  const skip = lines('form-skip');
  switch (form.step) {
    case 'place':
      return { text: lines('ask-place'), suggestions: [skip], repeats: [] };
    case 'asker':
      return { text: lines('ask-asker'), suggestions: [skip], repeats: [] };
    case 'about': {
      if (form.about === '') return { text: lines('ask-about'), suggestions: [], repeats: [] };
      const about = asPlain(form.about);
      const text = lines('ask-about-known', { about });
      return { text, suggestions: [lines('form-keep')], repeats: linesWith(text, [about]) };
    }
    case 'answer-by':
      return {
        text: lines('ask-answer-by'),
        suggestions: [lines('form-here'), lines('form-e-mail'), lines('form-phone')],
        repeats: [],
      };
    case 'contact':
      return { text: lines(form.wanted === 'phone' ? 'ask-phone' : 'ask-e-mail'), suggestions: [lines('form-here')], repeats: [] };
    case 'confirm':
      return confirmation(form, lines, offices);
  }
}

function confirmation(form: CaseForm, lines: Lines, offices: OfficeWords): Question {
  const about = asPlain(form.about);
  const route = routeOf(form);
  const reached = offices.reached(route, lines);
  const text = lines('ask-confirm', {
    to: [offices.role(route, lines), reached].filter((each) => each !== null).join('. '),
    place: form.place ?? lines('form-not-given'),
    asker: form.asker === null ? lines('form-not-given') : lines(`asker-${form.asker}`),
    about,
    answer: answerByWords(form.answerBy ?? { kind: 'here' }, lines),
  });
  const suggestions = [lines('form-yes'), lines('form-no'), lines('form-change')];
  return { text, suggestions, repeats: linesWith(text, [about, ...contactOf(form.answerBy), ...(reached === null ? [] : [reached])]) };
}

/** Which region a place was in; null without one. */
export function regionLine(form: CaseForm, regions: Regions, lines: Lines): string | null {
  const region = regions.regions.find(({ id }) => id === form.regionId);
  if (!region || form.place === null) return null;
  return lines('place-region', { place: form.place, region: region.name, date: formatDay(regions.asAt) });
}
