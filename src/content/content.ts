// Everything editors and writers ship, parsed and checked once; what the rest of the program is given.
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

export type Knowledge = {
  readonly releases: ReadonlyMap<string, Release>;
  readonly facts: ReadonlyMap<number, Fact>;
  /** By id, in order of topic and id. */
  readonly entries: ReadonlyMap<string, Entry>;
  readonly words: Words;
  readonly times: Times;
  readonly declines: ReadonlyMap<string, Decline>;
  readonly acts: ReadonlyMap<string, Act>;
  readonly urgent: UrgentLexicon;
  /** Right English words, folded; never taken for mistyped words of ours. */
  readonly english: ReadonlySet<string>;
  readonly regions: Regions;
  readonly status: Status;
  readonly contacts: ReadonlyMap<string, Contact>;
  /** How counts are asked for, and what may be worked out from them. */
  readonly figures: Figures;
  /** What people take for granted, and the facts that settle it. */
  readonly premises: Premises;
  readonly questions: readonly LabelledQuestion[];
};

export type Dialogs = Readonly<Record<Language, Dialog>>;

export type Content = { readonly knowledge: Knowledge; readonly dialogs: Dialogs };
