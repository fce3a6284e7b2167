// Staff's acts carried out: the case changes, the person hears of it in their chat, and what must be sent is queued, all at once.
import { paragraphs } from '../../answering/composing/composed.ts';
import { createLines } from '../../answering/composing/lines.ts';
import type { Ids } from '../../base/ids.ts';
import { type Case, type DeliveryKind, MEDIA, SAFETY, UNPLACED } from '../../cases/case.ts';
import type { ActOutcome, CaseDesk, StaffAct } from '../../cases/desk.ts';
import { applyAct, recordedAs } from '../../cases/staff-acts.ts';
import type { Content } from '../../content/content.ts';
import type { CaseChange, CaseStore } from '../case-store.ts';
import type { ConversationKey, Reply } from '../message.ts';
import { toSpeech } from '../speak.ts';
import { createOfficeWords, type HandOverSettings } from './offices.ts';

export function createCaseDesk({
  store,
  content: { knowledge, dialogs },
  settings: { offices, deliver },
  mayMail,
  ids,
  wake,
}: {
  readonly store: CaseStore;
  readonly content: Content;
  readonly settings: HandOverSettings;
  /** Whether answers can go out by e-mail. */
  readonly mayMail: boolean;
  readonly ids: Ids;
  /** Tells whoever waits on a conversation that something was added to it. */
  wake(key: ConversationKey): void;
}): CaseDesk {
  const lines = createLines(dialogs['en-NZ']);
  const words = createOfficeWords(knowledge.regions, offices);
  const routes = [...knowledge.regions.regions.map(({ id }) => id), MEDIA, SAFETY, UNPLACED];

  const reply = (one: Case, text: string): Reply => ({
    id: ids.next(),
    text,
    speak: toSpeech(text),
    locale: 'en-NZ',
    speaker: capitalised(words.role(one.route, lines)),
    suggestions: [],
    enquiry: { kind: 'hand-over', entryIds: [], factIds: [], sources: [], asAt: null, confidence: 1, caseReference: one.reference },
  });

  /** What the person hears in their own chat; null when the act is none of theirs, or they asked to be answered elsewhere. */
  const toldHere = (one: Case, act: StaffAct): Reply | null => {
    if (one.answerBy.kind !== 'here') return null;
    const fill = { reference: one.reference, to: words.role(one.route, lines) };
    if (act.kind === 'answer') return reply(one, paragraphs(lines('staff-answer-from', fill), act.text, lines('staff-answer-end')));
    switch (act.kind) {
      case 'take':
        return one.state === 'waiting' ? reply(one, lines('staff-taken', fill)) : null;
      case 'hand-over': {
        const to = words.role(act.route, lines);
        return reply({ ...one, route: act.route }, lines('staff-handed-over', { ...fill, to }));
      }
      // After an answer there is nothing to wait for any more.
      case 'close':
        return one.state === 'answered' ? null : reply(one, lines('staff-closed', fill));
      default:
        return null;
    }
  };

  /** Where a person fetches what is said (the web chat), the conversation is enough; elsewhere it must be sent. */
  const sentToPerson = (one: Case, act: StaffAct, said: Reply | null): CaseChange['deliver'] => {
    if (act.kind === 'answer' && one.answerBy.kind === 'e-mail') return [{ kind: 'answer-mail', answer: act.text }];
    const isFetched = one.channel === 'web' || one.channel === 'terminal';
    return said !== null && !isFetched ? [{ kind: 'answer-channel', answer: said.text }] : [];
  };

  return {
    list: (filter, limit) => store.list(filter, limit),
    counts: () => store.counts(),
    outbox: () => store.outbox(),
    read: (reference) => store.read(reference),

    act: async (reference, act, who): Promise<ActOutcome> => {
      let why = '';
      const changed = await store.change(reference, (file) => {
        const acted = applyAct(file, act, who, { routes, mayMail, officeWays: deliver });
        if (acted.kind === 'refused') {
          why = acted.why;
          return null;
        }
        const { state, route, takenBy, toOffice, retry, erase, record } = acted;
        const say = toldHere(file.case, act);
        const toWhom = toOffice ? deliver.map((kind: DeliveryKind) => ({ kind, answer: null })) : [];
        return {
          state,
          route,
          takenBy,
          retry,
          erase,
          say,
          acts: [{ who, kind: recordedAs[act.kind], text: record }],
          deliver: [...toWhom, ...sentToPerson(file.case, act, say)],
        };
      });
      if (changed.kind === 'unknown-case') return { kind: 'unknown-case' };
      if (changed.kind === 'unchanged') return { kind: 'refused', why };
      wake(changed.key);
      return { kind: 'done' };
    },
  };
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
