// Joins content, answering and conversation into what every door needs; used by the service, the terminal and evaluation.
import { randomBytes } from 'node:crypto';
import { type Answerer, createAnswerer } from '../answering/answerer.ts';
import { createComposer } from '../answering/composing/compose.ts';
import { createGuard } from '../answering/composing/guard.ts';
import type { CompactModel } from '../answering/learning/compact.ts';
import { createReader } from '../answering/reading/read.ts';
import type { Clock } from '../base/clock.ts';
import type { Ids } from '../base/ids.ts';
import type { Logger } from '../base/logger.ts';
import { referenceOf } from '../cases/reference.ts';
import type { Content } from '../content/content.ts';
import type { RunningConversations } from '../conversation/conversations.ts';
import { nothingConfigured } from '../conversation/handing-over/hand-over.ts';
import type { HandOverSettings } from '../conversation/handing-over/offices.ts';
import { createConversations } from '../conversation/runner.ts';
import type { ConversationStore } from '../conversation/store.ts';
import { createTurn, type TakeTurn } from '../conversation/turn.ts';

/** Tries until the random bytes suffice for a reference; that they do not is rare. */
function newReference(): string {
  return referenceOf(randomBytes(16)) ?? newReference();
}

export type Enquiries = { readonly answerer: Answerer; readonly turn: TakeTurn; readonly conversations: RunningConversations };

export function createEnquiries({
  content,
  model,
  store,
  clock,
  ids,
  handOver = nothingConfigured,
  log,
}: {
  readonly content: Content;
  readonly model: CompactModel;
  readonly store: ConversationStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly handOver?: HandOverSettings;
  readonly log: Logger;
}): Enquiries {
  const { knowledge } = content;
  const reader = createReader(knowledge);
  const answerer = createAnswerer({ knowledge, model, reader });
  const turn = createTurn({ content, answerer, composer: createComposer(knowledge), reader, handOver });
  const guard = createGuard(content);
  return { answerer, turn, conversations: createConversations({ store, turn, guard, clock, ids, references: newReference, log }) };
}
