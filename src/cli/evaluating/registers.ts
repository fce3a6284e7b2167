// Groups of registers that are reported together; the names are those that writers of questions gave.
import type { LabelledQuestion } from '../../content/schema/questions.ts';
import { lastTurnOf } from './asked.ts';

type Belongs = (question: LabelledQuestion) => boolean;

const named =
  (pattern: RegExp): Belongs =>
  ({ register }) =>
    pattern.test(register);

/** Words that are written with a macron, written without. */
const BARE_WORDS = /\b(kahui|maori|whanau|wananga|kohanga|putea)\b/i;

/** A question may belong to several groups, or to none. */
export const registerGroups: Readonly<Record<string, Belongs>> = {
  clean: named(/^(clean|plain|formal|casual|public)$/),
  'te reo': named(/(^|-)(te-?)?reo(-|$)/),
  'without macrons': (question) => BARE_WORDS.test(lastTurnOf(question)),
  mistyped: named(/(^|-)typos?(-|$)|^(phone|sms|spaces)$/),
  'English learners': named(/^esol/),
  'keywords and voice': named(/^(keywords?|terse|short|voice)$/),
  'several asks': named(/^(two|three)-asks|^multi(?!-turn)/),
  'pasted e-mails': named(/(^|-)e-?mail/),
  'long stories': named(/^(long|story)/),
  'hostile and press': named(
    /^hostile|(^|-)(journalist|press|opposition|sceptic(al)?|angry|swear)(-|$)|^(oia|headline|grumpy|shouty|frustrated)$/,
  ),
  'follow-ups': ({ turns }) => (turns?.length ?? 0) > 1,
};
