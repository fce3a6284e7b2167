// Conversations over Direct Line that lead to a case: what the service tests of the hand-over share.
import { type Activity, type DirectLineCalls, directLineCalls, type Grant } from './direct-line-calls.ts';

/** From the wish for a person to the question whether it may be passed on, in Hamilton, to be answered in the chat. */
export const TO_THE_CONFIRMATION = ['a person please', 'Hamilton', 'school', 'we cannot agree on our challenge', 'here'] as const;

export type Said = Activity & { readonly channelData?: { readonly enquiry?: { readonly kind: string; readonly caseReference?: string } } };

export type Talk = {
  readonly grant: Grant;
  /** Says it and gives all that was replied since. */
  say(text: string, clientActivityID?: string): Promise<readonly Said[]>;
  /** Everything said in the conversation, in order. */
  all(): Promise<readonly Said[]>;
};

/** A new conversation at the service. */
export async function beginTalk(url: string): Promise<Talk> {
  const calls = directLineCalls(url.replace(/\/$/, ''));
  const grant = await calls.token();
  await calls.call('POST', '/conversations', grant.token, { conversationId: grant.conversationId });
  return talkWith(calls, grant);
}

/** The same conversation, perhaps at a service that was started again. */
export function talkWith(calls: DirectLineCalls, grant: Grant): Talk {
  const all = async (): Promise<readonly Said[]> => (await calls.poll(grant)).activities;
  return {
    grant,
    all,
    say: async (text, clientActivityID) => {
      const before = (await all()).length;
      const { status } = await calls.say(grant, text, clientActivityID);
      if (status !== 200) throw new Error(`"${text}" was answered ${status}`);
      return (await all()).slice(before + 1);
    },
  };
}

/** The reference of the case that a conversation has opened last. */
export function referenceIn(said: readonly Said[]): string {
  const reference = said.findLast(({ channelData }) => channelData?.enquiry?.caseReference)?.channelData?.enquiry?.caseReference;
  if (!reference) throw new Error(`no case was opened: ${said.at(-1)?.text}`);
  return reference;
}
