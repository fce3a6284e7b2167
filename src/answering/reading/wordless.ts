// Messages without a word that anybody here could read: signs and emoji, or another script.

/** Acts of acts.yaml that such messages come to. */
export type WordlessAct = 'help' | 'other-language';

/** "😂😂", "??": asks for a start; "你好": another language. Null for a message with any Latin letter or digit. */
export function wordlessAct(text: string): WordlessAct | null {
  if (/[\p{Script=Latin}\p{N}]/u.test(text)) return null;
  return /\p{L}/u.test(text) ? 'other-language' : 'help';
}
