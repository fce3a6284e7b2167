// The hand-over alone, without reading or deciding: every question and reply of it, for any language, place and settings.
import type { Composed } from '../../src/answering/composing/composed.ts';
import type { Outcome } from '../../src/answering/outcome.ts';
import { wordsOf } from '../../src/answering/reading/words.ts';
import { createPlaceFinder } from '../../src/cases/places.ts';
import type { Content } from '../../src/content/content.ts';
import { noOffices, type Office, type Offices } from '../../src/content/schema/offices.ts';
import type { OwnCase } from '../../src/conversation/case-store.ts';
import { createHandOver } from '../../src/conversation/handing-over/hand-over.ts';
import type { HandOverSettings } from '../../src/conversation/handing-over/offices.ts';
import { createPlainReplies } from '../../src/conversation/replies.ts';
import { type ConversationState, newState } from '../../src/conversation/state.ts';
import { done, type Saying, type Taken } from '../../src/conversation/taken.ts';

const REFERENCE = 'KA-2346793F';
export const unconfigured: HandOverSettings = { offices: noOffices, deliver: [] };
const nothing: Outcome = { kind: 'decline', gapId: null, declineId: null, also: [], confidence: 0 };

const sayingOf = (text: string): Saying => ({ text, words: wordsOf(text), ask: text, mends: false });

/** A deployment with every kind of office: checked and not, with and without a mailbox of its own. */
export function officesOf({ knowledge: { regions } }: Content): Offices {
  const [first, second] = regions.regions;
  const known: Office = { office: 'Hutt Street office', phone: '09 555 0101', mailbox: 'north@ministry.example', verifiedOn: '2026-05-03' };
  const unconfirmed: Office = { office: null, phone: '04 555 0102', mailbox: null, verifiedOn: null };
  return {
    fallback: { office: 'The enquiries office', phone: '04 555 0100', mailbox: 'info@ministry.example', verifiedOn: '2025-01-31' },
    regions: new Map([
      [first?.id ?? '', known],
      [second?.id ?? '', unconfirmed],
    ]),
    media: { office: 'Press Room', phone: '04 555 0103', mailbox: 'press@ministry.example', verifiedOn: '2026-01-02' },
    safety: null,
  };
}

export type WayToAPerson = {
  /** All turns of a conversation that begins with the wish for a person; the first is that wish's. */
  turns(
    messages: readonly string[],
    options?: { readonly from?: ConversationState; readonly cases?: readonly OwnCase[] },
  ): readonly Taken[];
};

export function createWayToAPerson(content: Content, settings: HandOverSettings = unconfigured): WayToAPerson {
  const plain = createPlainReplies(content.knowledge);
  const places = createPlaceFinder(content.knowledge.regions, wordsOf);
  const handOver = createHandOver({ content, plain, places, settings });
  return {
    turns: (messages, { from = newState, cases = [] } = {}) => {
      const begun = handOver.begin(from, sayingOf('a person please'), cases);
      const taken = [begun];
      for (const text of messages) {
        const state = taken.at(-1)?.state ?? from;
        const ordinary = () => done(state, []);
        const message = { saying: sayingOf(text), state, heard: nothing, cases, reference: REFERENCE };
        taken.push(handOver.take(message, ordinary) ?? ordinary());
      }
      return taken;
    },
  };
}

/** What is replied to the last of the messages. */
export const lastOf = (turns: readonly Taken[]): readonly Composed[] => turns.at(-1)?.replies ?? [];
