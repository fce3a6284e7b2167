// What an office is called in mails and messages to staff.
import { MEDIA, type Route, SAFETY } from '../cases/case.ts';
import type { Region } from '../content/schema/regions.ts';
import { office as words } from './words.ts';

/** "the Director of Education, Waikato": fits into a sentence. */
export function routeName(route: Route, regions: readonly Region[]): string {
  if (route === MEDIA) return words.media;
  if (route === SAFETY) return words.safety;
  const region = regions.find(({ id }) => id === route);
  return region ? words.region(region.name) : words.unplaced;
}
