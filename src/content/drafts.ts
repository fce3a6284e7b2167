// What the files say, each piece with its place: the shape is right, whether it hangs together is not yet checked.
import type { Placed } from './placed.ts';
import type { Act } from './schema/acts.ts';
import type { Contact } from './schema/contacts.ts';
import type { Decline } from './schema/declines.ts';
import type { Dialog, Language } from './schema/dialogs.ts';
import type { Entry } from './schema/entries.ts';
import type { Fact } from './schema/facts.ts';
import type { Figures } from './schema/figures.ts';
import type { Premises } from './schema/premises.ts';
import type { LabelledQuestion } from './schema/questions.ts';
import type { Regions } from './schema/regions.ts';
import type { Release } from './schema/releases.ts';
import type { Status } from './schema/status.ts';
import type { Times } from './schema/times.ts';
import type { UrgentLexicon } from './schema/urgent.ts';
import type { Words } from './schema/words.ts';

export type KnowledgeDraft = {
  readonly releases: readonly Placed<Release>[];
  readonly facts: readonly Placed<Fact>[];
  /** In order of topic and id; `lineOf('body')` is the line on which the body starts. */
  readonly entries: readonly Placed<Entry>[];
  readonly words: Placed<Words>;
  readonly times: Placed<Times>;
  readonly declines: readonly Placed<Decline>[];
  readonly acts: readonly Placed<Act>[];
  readonly urgent: Placed<UrgentLexicon>;
  readonly regions: Placed<Regions>;
  readonly status: Placed<Status>;
  readonly contacts: readonly Placed<Contact>[];
  readonly figures: Placed<Figures>;
  readonly premises: Placed<Premises>;
  readonly questions: readonly Placed<LabelledQuestion>[];
};

export type DialogsDraft = Readonly<Record<Language, Placed<Dialog>>>;

export type ContentDraft = { readonly knowledge: KnowledgeDraft; readonly dialogs: DialogsDraft };
