// Replies that state no facts: greetings, acts, urgent help, the way to a person.
import { type ComposeContext, type Composed, paragraphs } from '../answering/composing/composed.ts';
import { formatDay } from '../base/day.ts';
import type { PlaceFound } from '../cases/places.ts';
import type { Knowledge } from '../content/content.ts';
import { formatContact } from '../content/render.ts';

export type PlainReplies = {
  say(kind: Composed['kind'], text: string, confidence?: number, suggestions?: readonly string[]): Composed;
  greeting(context: ComposeContext): Composed;
  help(context: ComposeContext): Composed;
  urgent(concern: string, context: ComposeContext): Composed;
  /** Which region a place was in. */
  region(found: Extract<PlaceFound, { kind: 'region' }>, context: ComposeContext): string;
  person(place: PlaceFound, asked: boolean, confidence: number, context: ComposeContext): Composed;
  apology(context: ComposeContext): Composed;
};

/** Entries whose titles a new conversation suggests. */
const FIRST_SUGGESTIONS = ['what-is', 'how-to-join', 'communities-count'] as const;

export function createPlainReplies(knowledge: Knowledge): PlainReplies {
  const contact = (id: string) => knowledge.contacts.get(id);
  const phoneOf = (id: string) => contact(id)?.phone ?? '';
  const enquiries = contact('ies-info');
  const line = enquiries ? formatContact(enquiries) : '';
  const first = FIRST_SUGGESTIONS.flatMap((id) => knowledge.entries.get(id)?.title ?? []);
  const say: PlainReplies['say'] = (kind, text, confidence = 1, suggestions = []) => ({
    kind,
    text,
    entryIds: [],
    factIds: [],
    sources: [],
    asAt: null,
    confidence,
    suggestions,
  });

  return {
    say,
    greeting: ({ lines }) => say('smalltalk', paragraphs(lines('greeting'), lines('privacy-notice')), 1, first),
    help: ({ lines }) => say('smalltalk', lines('help', { emergency: phoneOf('emergency') }), 1, first),
    region: ({ place, region }, { lines }) =>
      lines('place-region', { place, region: region.name, date: formatDay(knowledge.regions.asAt) }),
    apology: ({ lines }) => say('apology', lines('apology', { contact: line }), 0),
    urgent: (concern, { lines }) =>
      say(
        'urgent',
        paragraphs(
          lines(`urgent-${concern}`),
          lines('urgent-lines', {
            emergency: phoneOf('emergency'),
            counsellor: phoneOf('1737'),
            'child-contact': contact('oranga-tamariki')?.name ?? '',
            'child-phone': phoneOf('oranga-tamariki'),
          }),
        ),
      ),
    person: (place, asked, confidence, { lines }) => {
      const facts = [contact('director')?.fact, enquiries?.fact].flatMap((id) => (id ? (knowledge.facts.get(id) ?? []) : []));
      const release = knowledge.releases.get(facts[0]?.release ?? '');
      const body = (): string => {
        switch (place.kind) {
          case 'region':
            return lines('person-region', {
              place: place.place,
              region: place.region.name,
              date: formatDay(knowledge.regions.asAt),
              contact: line,
            });
          case 'ambiguous':
            return lines('person-ambiguous', { place: place.place, regions: place.regions.map(({ name }) => name).join(', ') });
          case 'none':
            return asked ? lines('person-unknown-place', { contact: line }) : lines('person-ask-place', { contact: line });
        }
      };
      const source = release
        ? lines('person-source', { title: release.title, publisher: release.publisher, date: formatDay(release.date) })
        : null;
      return {
        kind: 'hand-over',
        text: paragraphs(body(), source),
        entryIds: [],
        factIds: facts.map(({ id }) => id),
        sources: release ? [{ title: release.title, publisher: release.publisher, date: release.date, address: release.address }] : [],
        asAt: facts[0]?.asAt ?? null,
        confidence,
        suggestions: place.kind === 'ambiguous' ? place.regions.map(({ name }) => name).slice(0, 3) : [],
      };
    },
  };
}
