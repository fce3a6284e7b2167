// The table of rules: what `npm run knowledge` refuses, and which of it also stops the start.
import type { Day } from '../../base/day.ts';
import type { ContentDraft } from '../drafts.ts';
import { inReadingOrder, type Problem } from '../problem.ts';
import { futureDates } from './dates.ts';
import { dialogLines } from './dialog-lines.ts';
import { duplicateIds, misnamedEntries, topicsClaimedTwice } from './duplicates.ts';
import { entryFactsComplete, entryFactsTold, entryReferences, seriesKnown } from './entry-facts.ts';
import { countedMeasures, soundPremises, tellingMoments, workedOutFigures } from './figure-rules.ts';
import { figuresOutsideLedger } from './figures.ts';
import { factLinks, factSources, factValues, unusedFacts } from './ledger.ts';
import { contactFacts, declinePlaces, entryLinks, profileConcepts, questionFacts, regionPlaces, wordLinks } from './links.ts';
import { aliasLoops, conceptLoops } from './loops.ts';
import { namesOutsideLedger } from './names.ts';
import { phrasingsClaimedTwice } from './phrasings.ts';
import { qualifiersTwice } from './qualifiers.ts';
import type { Rule } from './rule.ts';
import { timePhrases, timeReleases } from './times.ts';

export const rules: readonly Rule[] = [
  { promise: 'An id is given once.', atStart: true, find: duplicateIds },
  { promise: 'A fact names a release and paragraph that exist and carries the date of its release.', atStart: true, find: factSources },
  { promise: 'A fact is linked to facts that exist, and a repetition names its twin and says the same.', atStart: true, find: factLinks },
  { promise: 'An entry, its body and its title refer only to what the shelves hold.', atStart: true, find: entryReferences },
  { promise: 'A series is a measure of the ledger.', atStart: true, find: seriesKnown },
  { promise: 'Figures, dates and addresses stand in entries only as references.', atStart: true, find: figuresOutsideLedger },
  { promise: 'Names stand in entries only as references, the glossary’s apart.', atStart: true, find: namesOutsideLedger },
  { promise: 'A dialog line exists in every language with the same placeholders.', atStart: true, find: dialogLines },
  { promise: 'An alias leads straight to its word.', atStart: true, find: aliasLoops },
  { promise: 'A concept does not include itself, not even by way of others.', atStart: true, find: conceptLoops },
  { promise: 'Concepts are included by ids that exist.', atStart: true, find: wordLinks },
  { promise: 'A time names a release that exists, once.', atStart: true, find: timeReleases },
  { promise: 'A counted measure is one of the ledger, and its entry tells it.', atStart: true, find: countedMeasures },
  { promise: 'Only figures that a release gives together are worked out together.', atStart: true, find: workedOutFigures },
  { promise: 'A moment is the day of a release, and its entry tells it.', atStart: true, find: tellingMoments },
  { promise: 'A premise rests on facts, and corrects with nothing else.', atStart: true, find: soundPremises },
  { promise: 'A contact rests on a fact that exists and holds its number.', atStart: true, find: contactFacts },
  { promise: 'A fact’s sentence says its value and qualifier.', atStart: false, find: factValues },
  { promise: 'Every fact is told by an entry.', atStart: false, find: unusedFacts },
  { promise: 'An entry’s facts include every fact that its body prints.', atStart: false, find: entryFactsComplete },
  { promise: 'A figure or name that an entry rests on is printed in its body.', atStart: false, find: entryFactsTold },
  { promise: 'A figure keeps the qualifier of its release.', atStart: false, find: qualifiersTwice },
  { promise: 'An entry lies in the file of its name.', atStart: false, find: misnamedEntries },
  { promise: 'A topic of labelled questions belongs to one entry or decline.', atStart: false, find: topicsClaimedTwice },
  { promise: 'A phrasing belongs to one entry or decline.', atStart: false, find: phrasingsClaimedTwice },
  { promise: 'A phrase of time means one thing.', atStart: false, find: timePhrases },
  { promise: 'Related entries exist.', atStart: false, find: entryLinks },
  { promise: 'Profiles name concepts that exist.', atStart: false, find: profileConcepts },
  { promise: 'A neighbouring subject has a place to go.', atStart: false, find: declinePlaces },
  { promise: 'A place lies in one region or is listed with all of them.', atStart: false, find: regionPlaces },
  { promise: 'A labelled question names facts that exist.', atStart: false, find: questionFacts },
  { promise: 'Nothing happened in the future.', atStart: false, find: futureDates },
];

/** Everything the rules refuse, in reading order. */
export function findProblems(draft: ContentDraft, today: Day): readonly Problem[] {
  return inReadingOrder(rules.flatMap((rule) => rule.find(draft, today)));
}

/** What stops the start. These rules do not look at the day, so that a replay of an earlier day (setting TODAY) starts. */
export function findAtStart(draft: ContentDraft): readonly Problem[] {
  return inReadingOrder(rules.filter((rule) => rule.atStart).flatMap((rule) => rule.find(draft, '')));
}
