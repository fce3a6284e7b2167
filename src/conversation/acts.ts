// Carries out what people do besides asking: commands change the state, small talk gets its line.
import type { ComposeContext, Composed } from '../answering/composing/composed.ts';
import type { Lines } from '../answering/composing/lines.ts';
import type { Language } from '../content/schema/dialogs.ts';
import type { PlainReplies } from './replies.ts';
import { type ConversationState, newState } from './state.ts';

export type ActResult = { readonly state: ConversationState; readonly replies: readonly Composed[]; readonly erase: boolean };

/** `linesOf` gives the dialog of a language, for replies in the language just chosen. */
export function carryOutAct(
  act: string,
  state: ConversationState,
  {
    replies,
    context,
    linesOf,
  }: { readonly replies: PlainReplies; readonly context: ComposeContext; readonly linesOf: (language: Language) => Lines },
): ActResult {
  const { lines } = context;
  const calm = { ...state, offered: [], caseForm: null, proposed: null };
  const say = (text: string, next: ConversationState = calm): ActResult => ({
    state: next,
    replies: [replies.say('smalltalk', text)],
    erase: false,
  });
  const again = (
    which: ConversationState['asked'][number] | undefined,
    none: string,
    next: ConversationState,
    intro?: string,
  ): ActResult => {
    if (!which) return say(none);
    const [first, ...rest] = which.replies.map((reply): Composed => ({ ...reply, kind: 'smalltalk' }));
    if (!first) return say(none);
    return {
      state: next,
      replies: [{ ...first, text: intro === undefined ? first.text : `${intro}\n\n${first.text}` }, ...rest],
      erase: false,
    };
  };
  const last = state.asked.at(-1);

  switch (act) {
    case 'help':
      return { state: calm, replies: [replies.help(context)], erase: false };
    case 'restart':
      return say(lines('act-restart'), { ...newState, language: state.language });
    case 'delete-data':
      return { ...say(lines('act-delete-data'), { ...newState, language: state.language }), erase: true };
    case 'privacy':
      return say(lines('privacy-more'));
    case 'repeat':
      return again(last, lines('act-repeat-none'), calm);
    case 'shorter':
      return again(
        last && { ...last, replies: last.replies.map((reply) => ({ ...reply, text: withoutNotice(reply.text, lines) })) },
        lines('act-repeat-none'),
        calm,
      );
    case 'back': {
      const before = state.asked.at(-2);
      return again(before, lines('act-back-none'), { ...calm, asked: state.asked.slice(0, -1) }, lines('act-back'));
    }
    case 'english':
      return say(linesOf('en-NZ')('act-english'), { ...calm, language: 'en-NZ' });
    case 'te-reo':
      return say(linesOf('mi-NZ')('act-te-reo'), { ...calm, language: 'mi-NZ' });
    default:
      return say(lines(`act-${act}`));
  }
}

/** The reply without its status notice, which the person has already been shown. */
export function withoutNotice(text: string, lines: Lines): string {
  const opening = lines('status-short', { text: '' }).trim();
  const kept = text.split('\n\n').filter((block) => !block.startsWith(opening));
  return kept.join('\n\n');
}
