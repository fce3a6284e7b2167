// Cases as delivery gets them: one made up whole, and ways to open some in a storage.
import type { Case, CaseRequest, DeliveryKind } from '../../src/cases/case.ts';
import type { Delivery } from '../../src/cases/outbox.ts';
import { REFERENCE_LENGTH, REFERENCE_SYMBOLS } from '../../src/cases/reference.ts';
import type { Offices } from '../../src/content/schema/offices.ts';
import type { Region } from '../../src/content/schema/regions.ts';
import type { ConversationStore } from '../../src/conversation/store.ts';

export const smallRegions: readonly Region[] = [
  { id: 'canterbury', name: 'Canterbury', places: ['Christchurch'] },
  { id: 'hawkes-bay-tairawhiti', name: 'Hawke’s Bay–Tairāwhiti', places: ['Napier'] },
];

const office = (mailbox: string | null, name: string | null = null) => ({ office: name, phone: null, mailbox, verifiedOn: null });

/** Canterbury has a mailbox, Hawke’s Bay none of its own. */
export const smallOffices: Offices = {
  fallback: office('default@example.govt.nz'),
  regions: new Map([
    ['canterbury', office('canterbury@example.govt.nz', 'Christchurch office')],
    ['hawkes-bay-tairawhiti', office(null, 'Napier office')],
  ]),
  media: office('press@example.govt.nz'),
  safety: null,
};

const smallRequest: CaseRequest = {
  reference: 'KA-7F4MKRW2',
  route: 'canterbury',
  place: 'Ōtautahi Christchurch',
  asker: 'school',
  about: 'Our Kāhui Ako cannot agree on a lead. Who decides?',
  answerBy: { kind: 'here' },
  entryIds: [],
};

export function smallCase(change: Partial<Case> = {}): Case {
  return {
    ...smallRequest,
    state: 'waiting',
    channel: 'web',
    openedAt: '2026-11-22T02:04:00.000Z',
    updatedAt: '2026-11-22T02:04:00.000Z',
    takenBy: null,
    throughSeq: 4,
    ...change,
  };
}

export function smallDelivery(change: Partial<Omit<Delivery, 'case'>> & { readonly case?: Partial<Case> } = {}): Delivery {
  return {
    id: 'delivery-1',
    kind: 'mail',
    attempts: 0,
    queuedAt: new Date('2026-11-22T02:04:00.000Z'),
    transcript: [
      { from: 'person', at: '2026-11-22T02:01:00.000Z', text: 'Who decides on a lead?', sources: [] },
      {
        from: 'service',
        at: '2026-11-22T02:01:01.000Z',
        text: '**The community** decides. See [the guide](https://example.org/guide).',
        sources: ['Guide for leaders, 9 November 2016'],
      },
    ],
    acts: [{ at: '2026-11-22T02:04:00.000Z', who: 'the person', kind: 'opened', text: null }],
    answer: null,
    replyAddress: null,
    ...change,
    case: smallCase(change.case),
  };
}

/** Opens a case in a conversation of its own, as a confirming turn does. */
export async function openCase(
  store: ConversationStore,
  number: number,
  change: Partial<CaseRequest> & { readonly deliver?: readonly DeliveryKind[] } = {},
): Promise<string> {
  const symbols = [...String(number).padStart(REFERENCE_LENGTH, '0')].map((digit) => REFERENCE_SYMBOLS[Number(digit)]);
  const reference = `KA-${symbols.join('')}`;
  const opened = { ...smallRequest, deliver: ['mail'] as const, ...change, reference };
  await store.turn({ channel: 'web', conversationId: `c${number}` }, { messageId: 'm1', text: 'Yes, send it.' }, () => ({
    state: null,
    replies: [],
    cases: [{ kind: 'open', case: opened }],
  }));
  return reference;
}
