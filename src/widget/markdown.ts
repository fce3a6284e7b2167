// The little Markdown our replies use, as HTML: one renderer for the page with and without JavaScript. Imports nothing.

/** Te reo Māori that stands in English sentences as whole phrases; marked so that screen readers change their voice. */
const MAORI_PHRASES = [
  'Te Tāhuhu o te Mātauranga',
  'Kāhui Ako',
  'Tēnā koutou',
  'Tēnā koe',
  'Kia ora',
  'Ngā mihi',
  'Nau mai',
  'Haere mai',
  'Haere rā',
  'Ka kite',
  'Ka pai',
  'Aroha mai',
  'whānau',
  'rangatira',
] as const;

const maori = new RegExp(`(?<![\\p{L}\\p{M}])(${MAORI_PHRASES.join('|')})(?![\\p{L}\\p{M}])`, 'giu');

export type MarkdownOptions = {
  /** Links open in a new tab: for a chat inside a frame, where following a link would replace the chat. */
  readonly newTab: boolean;
  /** Said to screen readers at such a link, e.g. "opens in a new tab". */
  readonly newTabNote?: string;
};

/** Text made safe for HTML content and for double-quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
}

/** Plain text as HTML: escaped, with te reo phrases marked `lang="mi"`. */
export function textToHtml(text: string): string {
  return escapeHtml(text.normalize('NFC')).replace(maori, '<span lang="mi">$1</span>');
}

/**
 * Paragraphs (a blank line apart), lists of lines that begin with "- ", **bold**, [text](https://…) and [number](tel:…) as HTML; everything
 * else stays text. Nothing a person or an editor writes can become any other element or attribute.
 */
export function markdownToHtml(markdown: string, options: MarkdownOptions): string {
  const html: string[] = [];
  let paragraph: string[] = [];
  let items: string[] = [];
  const flush = (): void => {
    if (paragraph.length > 0) html.push(`<p>${paragraph.join('<br>')}</p>`);
    if (items.length > 0) html.push(`<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`);
    paragraph = [];
    items = [];
  };
  for (const line of markdown.split(/\r?\n/)) {
    const item = /^\s*- +(.*)$/.exec(line)?.[1];
    if (line.trim() === '') flush();
    else if (item !== undefined) {
      if (paragraph.length > 0) flush();
      items.push(inline(item, options));
    } else {
      if (items.length > 0) flush();
      paragraph.push(inline(line.trim(), options));
    }
  }
  flush();
  return html.join('');
}

function inline(text: string, options: MarkdownOptions): string {
  const pattern = /\[([^\]\n]+)\]\((https:\/\/[^\s()<>"']+|tel:\+?\d{2,15})\)|\*\*([^*\n]+)\*\*/g;
  let html = '';
  let done = 0;
  for (const match of text.matchAll(pattern)) {
    const [whole, label, address, bold] = match;
    html += textToHtml(text.slice(done, match.index));
    html += label !== undefined && address !== undefined ? link(label, address, options) : `<strong>${textToHtml(bold ?? '')}</strong>`;
    done = match.index + whole.length;
  }
  return html + textToHtml(text.slice(done));
}

function link(label: string, address: string, options: MarkdownOptions): string {
  // A number to ring opens no page.
  if (!options.newTab || address.startsWith('tel:')) return `<a href="${escapeHtml(address)}">${textToHtml(label)}</a>`;
  const note = options.newTabNote === undefined ? '' : `<span class="visually-hidden"> (${escapeHtml(options.newTabNote)})</span>`;
  return `<a href="${escapeHtml(address)}" target="_blank" rel="noopener noreferrer">${textToHtml(label)}${note}</a>`;
}
