// Replies that state no facts: greetings, acts, urgent help.
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
  };
}
