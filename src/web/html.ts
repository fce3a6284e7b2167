// HTML from tagged templates: every value is escaped unless it is HTML made here.
import { escapeHtml } from '../widget/markdown.ts';

const made: unique symbol = Symbol('html');

/** A piece of HTML that is safe to insert as it is. */
export type Html = { readonly [made]: string };

type Value = string | number | Html | readonly Html[] | null | false;

/** `html\`<p>${text}</p>\``: strings and numbers are escaped, pieces inserted, null and false leave nothing. Quote every attribute. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return trusted(parts.map((part, index) => part + (index < values.length ? toText(values[index] ?? null) : '')).join(''));
}

/** Marks text as HTML. Only for what another escaping function made. */
export function trusted(text: string): Html {
  return { [made]: text };
}

/** The text to send. */
export function toText(value: Value): string {
  if (value === null || value === false) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return isPieces(value) ? value.map((piece) => piece[made]).join('') : value[made];
}

function isPieces(value: Html | readonly Html[]): value is readonly Html[] {
  return Array.isArray(value);
}
