// Instants on the desk's pages: as staff read them, and as programs do.
import { formatInstant } from '../../base/instant.ts';
import { type Html, html } from '../html.ts';

/** An ISO 8601 instant in New Zealand time. */
export function timeElement(instant: string): Html {
  return html`<time datetime="${instant}">${formatInstant(instant)}</time>`;
}
