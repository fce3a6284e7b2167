// A reply's Markdown as a terminal shows it: links written out, bold kept plain, lines wrapped.

/** Columns a paragraph is wrapped to. */
const WIDTH = 88;

/** Markdown of our replies as plain text; `bold` marks what was bold (escape codes on a terminal, nothing in a pipe). */
export function toTerminal(markdown: string, bold: (text: string) => string = (text) => text): string {
  return markdown
    .split('\n')
    .map((line) => {
      const plain = line
        .replace(/\[([^\]]+)\]\(((?:[^()]|\([^()]*\))*)\)/g, (_, words: string, address: string) =>
          words === address ? address : `${words}: ${address}`,
        )
        .replace(/\*\*([^*]+)\*\*/g, (_, words: string) => bold(words));
      return wrap(plain, line.startsWith('- ') ? '  ' : '');
    })
    .join('\n');
}

function wrap(line: string, indent: string): string {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    if (current !== '' && current.length + word.length + 1 > WIDTH) {
      lines.push(current);
      current = indent + word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, current].join('\n');
}
