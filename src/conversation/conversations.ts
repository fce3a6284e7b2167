// What channels call: open a conversation, take a message, read what was said.
import type { ConversationKey, IncomingMessage, TurnResult } from './message.ts';
import type { StoredItem } from './store.ts';

export type Conversations = {
  /** Greets once; a second call changes nothing and returns the stored greeting. */
  open(key: ConversationKey): Promise<TurnResult>;
  /**
   * Takes one message: answers, and stores message, replies and state together before it returns. Never throws for
   * anything a person wrote: a fault inside becomes an `apology` reply and a logged error. Throws a Fault only when the
   * store is unavailable.
   */
  receive(message: IncomingMessage): Promise<TurnResult>;
  items(key: ConversationKey, afterSeq: number, limit: number): Promise<readonly StoredItem[]>;
  /** Calls `listener` after new items of the conversation were committed; returns how to stop. A wake-up only: may be lost or doubled. */
  onItems(key: ConversationKey, listener: () => void): () => void;
};

/** The conversations of this process. */
export type RunningConversations = Conversations & {
  /** Wakes who listens to a conversation: something was added to it other than by a turn. */
  wake(key: ConversationKey): void;
};
