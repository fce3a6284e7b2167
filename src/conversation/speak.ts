// A reply without Markdown, for screen readers and voices.

/** Markdown of our replies (paragraphs, lists, bold, links) as plain words; a link keeps its words only. */
export function toSpeech(markdown: string): string {
  return markdown
    .replace(/\[([^\]]+)\]\((?:[^()]|\([^()]*\))*\)/g, '$1')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/^- /gm, '')
    .replace(/\n{2,}/g, '\n')
    .trim();
}
