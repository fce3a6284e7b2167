// What the person said: the activity's text without the bot's name and without the markup Teams wraps around it.
import type { InboundActivity } from './inbound.ts';

/** Block ends and line breaks keep words apart; every other tag is only dress. */
const LINE_ENDS = /<br\s*\/?>|<\/(?:p|div|li|h[1-6]|tr|blockquote)\s*>/gi;
const TAG = /<\/?[a-z][^<>]*>/gi;
const CHARACTER_REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(nbsp|amp|lt|gt|quot|apos));/gi;
const NAMED: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * The person's words. Mentions of the recipient (the bot) go, wherever they stand; mentions of others stay, as words.
 * Teams writes character references such as `&nbsp;` even into plain text; they are read once, in Teams only, so that what
 * a person typed elsewhere stays as typed. Tags go only where the text says it is not plain (`textFormat` `xml`).
 * A card's submit has no text but a `value`: its `text` is then what was said. Undefined when nothing was said that way.
 */
export function wordsOf(activity: InboundActivity): string | undefined {
  const text = activity.text ?? '';
  if (text === '' && activity.value !== undefined && activity.value !== null) return textOfValue(activity.value);
  const unaddressed = withoutMentions(text, activity);
  const plain = activity.textFormat === 'xml' ? unaddressed.replace(LINE_ENDS, '\n').replace(TAG, '') : unaddressed;
  const read = activity.channelId === 'msteams' || activity.textFormat === 'xml' ? plain.replace(CHARACTER_REFERENCE, character) : plain;
  return read.trim();
}

function withoutMentions(text: string, activity: InboundActivity): string {
  const bot = activity.recipient?.id;
  const names = (activity.entities ?? []).filter((mention) => bot !== undefined && mention.mentioned.id === bot);
  const unaddressed = names.reduce((left, mention) => left.replaceAll(mention.text, ' '), text);
  return unaddressed.replace(/<\/?at(?:\s[^<>]*)?>/gi, '');
}

function textOfValue(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('text' in value)) return undefined;
  return typeof value.text === 'string' ? value.text.trim() : undefined;
}

function character(written: string, decimal: string | undefined, hexadecimal: string | undefined, name: string | undefined): string {
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? written;
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  const isCharacter = code > 0 && code <= 0x10_ff_ff && (code < 0xd8_00 || code > 0xdf_ff);
  return isCharacter ? String.fromCodePoint(code) : written;
}
