// The hand-over as a form in the chat: one thing at a time, skipped, changed, cancelled or interrupted as people do.
import type { Composed } from '../../answering/composing/composed.ts';
import { paragraphs } from '../../answering/composing/composed.ts';
import type { Lines } from '../../answering/composing/lines.ts';
import type { Outcome } from '../../answering/outcome.ts';
import { fold } from '../../answering/reading/clean.ts';
import { wordsOf } from '../../answering/reading/words.ts';
import type { Regions } from '../../content/schema/regions.ts';
import type { PlainReplies } from '../replies.ts';
import type { ConversationState } from '../state.ts';
import { done, type Saying, settled, type Taken } from '../taken.ts';
import { confirmationOf } from './agreeing.ts';
import { commandOf, newValueIn } from './commands.ts';
import { answered, type CaseForm, passedOver, reopened, stepBefore } from './form.ts';
import type { OfficeWords } from './offices.ts';
import type { PassOn } from './pass-on.ts';
import { type Question, questionOf, regionLine } from './questions.ts';
import type { ReadStep } from './step-reading.ts';

export type FormTurn = {
  readonly saying: Saying;
  readonly state: ConversationState;
  readonly heard: Outcome;
  /** For a case that this turn opens. */
  readonly reference: string;
};

export type CaseForms = {
  /** The replies that begin a form: `before` first, then its first question. */
  begin(state: ConversationState, form: CaseForm, before: string): Taken;
  /** Takes a message while a form is open. `answer` is what the message would be without the form. */
  take(turn: FormTurn & { readonly form: CaseForm }, answer: () => Taken): Taken;
  /** Takes what a card brought back, step by step; the first answer that cannot be read is asked for. */
  filled(state: ConversationState, form: CaseForm, fields: Readonly<Record<string, string>>): Taken;
  /** The form's question again, after something else was said in between. */
  again(state: ConversationState, form: CaseForm): Composed;
  /** Takes a message as an answer or a command to the form; null when it is neither. */
  answer(turn: FormTurn & { readonly form: CaseForm }): Taken | null;
};

/** Unclear answers after which the form gives way to the phone; before the last, it explains itself. */
const MOST_UNCLEAR = 3;
/** Shorter messages without a question mark are taken for answers, also odd ones. */
const LEAST_QUESTION_WORDS = 3;
/** Small talk that may as well be an answer: "ok", "no thanks". */
const ANSWERING_ACTS: ReadonlySet<string> = new Set(['acknowledge', 'thanks']);
/** Requests that name a way to answer: "can you e-mail me at …". */
const REQUEST = /^(?:please )?(?:can|could|would|will) (?:you|they|someone|somebody|anyone|i)\b/;
/** Asked for an address or a number, these say which, and do not ask for ours. */
const BY_NUMBER = /^(?:an? )?(?:phone |telephone |mobile |cell )?number$/;
/** These end the form, as they end whatever else was under way. */
const ENDING_ACTS: ReadonlySet<string> = new Set(['restart', 'delete-data', 'cancel', 'stop']);
const ASKS =
  /^(?:what|which|who|whom|when|where|why|how|is|are|was|were(?! (?:in|at|from|near|based|a|an)\b)|do|does|did|can|could|may|should|will|would|he aha|ko wai|pehea|nonahea|kei hea)\b/;

export function createCaseForms({
  plain,
  regions,
  offices,
  readStep,
  passOn,
  linesOf,
  phone,
}: {
  readonly plain: PlainReplies;
  readonly regions: Regions;
  readonly offices: OfficeWords;
  readonly readStep: ReadStep;
  readonly passOn: PassOn;
  linesOf(state: ConversationState): Lines;
  /** The 0800 card. */
  phone(lines: Lines, reference: string | null): string;
}): CaseForms {
  const say = (text: string, { suggestions, repeats }: Omit<Question, 'text'>): Composed => ({
    ...plain.say('hand-over', text, 1, suggestions),
    ...(repeats.length > 0 ? { repeats } : {}),
  });
  const asking = (state: ConversationState, form: CaseForm, before: string | null): Taken => {
    const question = questionOf(form, linesOf(state), offices);
    const place = form.place ?? state.place;
    return done({ ...settled(state), place, caseForm: form }, [say(paragraphs(before, question.text), question)]);
  };
  const again: CaseForms['again'] = (state, form) => {
    const lines = linesOf(state);
    const question = questionOf(form, lines, offices);
    return say(paragraphs(lines('form-again'), question.text), question);
  };
  const closed = (state: ConversationState, text: string): Taken => done(settled(state), [plain.say('hand-over', text)]);

  /** What is said when a step is behind: what became of the answer, where that is not plain. */
  const acknowledged = (before: CaseForm, after: CaseForm, lines: Lines): string | null =>
    before.step === 'place' && after.place !== null ? regionLine(after, regions, lines) : null;

  const unclear = ({ state }: FormTurn, form: CaseForm, hint: string): Taken => {
    const lines = linesOf(state);
    const tries = form.unclear + 1;
    if (tries >= MOST_UNCLEAR) return closed(state, paragraphs(lines('form-given-up'), phone(lines, null)));
    const again = questionOf(form, lines, offices);
    const text = tries === 1 ? hint : paragraphs(hint, lines('form-help'), again.text);
    return done({ ...settled(state), caseForm: { ...form, unclear: tries } }, [say(text, again)]);
  };

  /** Left out: what is known stands; only the matter itself is needed. */
  const skipped = (turn: FormTurn, form: CaseForm): Taken => {
    const { state } = turn;
    const lines = linesOf(state);
    switch (form.step) {
      case 'about':
        return form.about === '' ? unclear(turn, form, lines('about-unclear')) : asking(state, answered(form, {}), null);
      case 'confirm':
        return unclear(turn, form, lines('confirm-unclear'));
      case 'place':
      case 'asker':
      case 'answer-by':
      case 'contact':
        return asking(state, passedOver(form), null);
    }
  };

  const refused = (turn: FormTurn, form: CaseForm): Taken => {
    const { state } = turn;
    const lines = linesOf(state);
    if (form.step === 'confirm' || (form.step === 'about' && form.about === ''))
      return closed(state, paragraphs(lines('form-refused'), phone(lines, null)));
    const { replies, ...taken } = skipped(turn, form);
    const [first, ...rest] = replies;
    const text = paragraphs(lines('form-not-needed'), phone(lines, null), first?.text);
    return { ...taken, replies: first ? [{ ...first, text }, ...rest] : replies };
  };

  /** What becomes of the message as an answer to the form's step; null when it is none. */
  const read = (turn: FormTurn, form: CaseForm): Taken | null => {
    const { state, saying } = turn;
    const lines = linesOf(state);
    const found = readStep(form, saying, lines);
    switch (found.kind) {
      case 'filled':
        return asking(state, found.form, acknowledged(form, found.form, lines));
      case 'ask-back':
        return done({ ...settled(state), caseForm: found.form }, [say(found.text, found)]);
      case 'agreed':
        return passOn({ form, state, reference: turn.reference });
      case 'refused':
        return closed(state, paragraphs(lines('form-refused'), phone(lines, null)));
      case 'unclear':
        return null;
    }
  };

  const command = (turn: FormTurn, form: CaseForm): Taken | null => {
    const { state, saying } = turn;
    const lines = linesOf(state);
    const asksContact = form.step === 'answer-by' || form.step === 'contact';
    const isAnswer = (form.step === 'confirm' && agrees(saying)) || (asksContact && BY_NUMBER.test(saying.words.join(' ')));
    const said = isAnswer ? null : (commandOf(fold(saying.text)) ?? commandOf(saying.words.join(' ')));
    if (!said && isOptional(form) && confirmationOf(saying.text, saying.words) === 'no') return refused(turn, form);
    switch (said?.kind) {
      case undefined:
        return null;
      case 'cancel':
        return closed(state, lines('form-cancelled'));
      case 'skip':
        return skipped(turn, form);
      case 'go-on':
        return asking(state, { ...form, unclear: 0 }, null);
      case 'refuse':
        return refused(turn, form);
      case 'number':
        return asking(state, form, phone(lines, null));
      case 'why':
        return asking(state, form, lines('handover-why'));
      case 'back': {
        const step = stepBefore(form);
        return step === null ? asking(state, form, lines('form-first')) : asking(state, reopened(form, step), null);
      }
      case 'change':
        if (said.step === null) return done({ ...settled(state), caseForm: form }, [changeWhat(lines)]);
        return changed(turn, reopened(form, said.step), said.hasValue ? newValueIn(saying.text) : null);
    }
  };
  const changed = (turn: FormTurn, form: CaseForm, value: string | null): Taken => {
    const saying = { ...turn.saying, text: value ?? '', words: wordsOf(value ?? '') };
    return (value === null ? null : read({ ...turn, saying }, form)) ?? asking(turn.state, form, null);
  };
  const changeWhat = (lines: Lines): Composed =>
    plain.say('hand-over', lines('change-what'), 1, [lines('change-place'), lines('change-about'), lines('change-answer')]);

  /** Whether a message is a question or an act of its own rather than an answer to the form. */
  const interrupts = (form: CaseForm, { saying, state, heard }: FormTurn): boolean => {
    if (heard.kind === 'act') return heard.confidence === 1 && (form.step === 'about' || !ANSWERING_ACTS.has(heard.act));
    const inFull = saying.words.join(' ');
    const asksContact = form.step === 'answer-by' || form.step === 'contact';
    if (asksContact && REQUEST.test(inFull) && readStep(form, saying, linesOf(state)).kind === 'filled') return false;
    const isQuestion = saying.text.includes('?') || ASKS.test(fold(saying.text)) || ASKS.test(inFull);
    if (form.step === 'about' || !isQuestion || saying.words.length < LEAST_QUESTION_WORDS) return false;
    return heard.kind === 'answer' || heard.kind === 'decline' || heard.kind === 'offer';
  };

  return {
    begin: (state, form, before) => asking(state, form, before),
    filled: (state, begun, given) => {
      const lines = linesOf(state);
      // Who gives an address wants it used, whatever the choice above it still says.
      const isBeside = ['', 'here'].includes((given['answer-by'] ?? '').trim()) && (given['contact'] ?? '').trim() !== '';
      const fields: Readonly<Record<string, string>> = isBeside ? { ...given, 'answer-by': given['contact'] ?? '' } : given;
      let form: CaseForm = { ...begun, step: 'place' };
      for (;;) {
        // A field left empty, which cards may not send at all, is passed over, as "skip" would.
        const field = (fields[form.step] ?? '').trim();
        if (form.step === 'confirm' || (field === '' && form.step === 'contact')) return asking(state, form, null);
        if (field === '' && form.step === 'about') return asking(state, form, lines('about-unclear'));
        const read =
          field === ''
            ? ({ kind: 'filled', form: passedOver(form) } as const)
            : readStep(form, { text: field, words: wordsOf(field) }, lines);
        if (read.kind === 'ask-back') return done({ ...settled(state), caseForm: read.form }, [say(read.text, read)]);
        if (read.kind !== 'filled') return asking(state, form, read.kind === 'unclear' ? read.hint : null);
        form = read.form;
      }
    },
    again,
    take: (turn, answer) => {
      const { form, state } = turn;
      const ordered = command(turn, form);
      if (ordered) return ordered;
      const interrupted = () => {
        const taken = answer();
        if (turn.heard.kind === 'act' && ENDING_ACTS.has(turn.heard.act)) return taken;
        const next = { ...taken.state, caseForm: form, offered: [], proposed: null };
        return { ...taken, state: next, replies: [...taken.replies.map((reply) => ({ ...reply, suggestions: [] })), again(next, form)] };
      };
      if (interrupts(form, turn)) return interrupted();
      const answered = read(turn, form);
      if (answered) return answered;
      if (turn.heard.kind === 'act') return interrupted();
      // They want a person, and are on the way to one.
      const lines = linesOf(state);
      if (turn.heard.kind === 'person') return asking(state, form, phone(lines, null));
      const found = readStep(form, turn.saying, lines);
      return unclear(turn, form, found.kind === 'unclear' ? found.hint : lines('form-help'));
    },
    answer: (turn) => command(turn, turn.form) ?? read(turn, turn.form),
  };
}

const agrees = ({ text, words }: Saying) => confirmationOf(text, words) === 'yes';
const isOptional = ({ step }: CaseForm) => step === 'place' || step === 'asker' || step === 'answer-by' || step === 'contact';
