// How an office is spoken of to the person: by its role, with the name and number a deployment gives it.
import type { Lines } from '../../answering/composing/lines.ts';
import { formatDay } from '../../base/day.ts';
import { type DeliveryKind, MEDIA, type Route, SAFETY } from '../../cases/case.ts';
import { type Destination, destinationOf } from '../../cases/routing.ts';
import type { Offices } from '../../content/schema/offices.ts';
import type { Regions } from '../../content/schema/regions.ts';

/** What a deployment knows of its offices, and the ways by which cases reach them; without any, cases wait at the desk. */
export type HandOverSettings = {
  readonly offices: Offices;
  readonly deliver: readonly DeliveryKind[];
  /** Nothing is kept: a conversation in the terminal. */
  readonly isTrial?: boolean;
};

export type OfficeWords = {
  /** "the Director of Education for Waikato": fits into a sentence. */
  role(route: Route, lines: Lines): string;
  destination(route: Route): Destination;
  /** Name, number and when they were checked, as one sentence; null when nothing is known. */
  reached(route: Route, lines: Lines): string | null;
};

export function createOfficeWords(regions: Regions, offices: Offices): OfficeWords {
  const names = new Map(regions.regions.map(({ id, name }) => [id, name]));
  const destination = (route: Route) => destinationOf(route, offices);
  return {
    destination,
    role: (route, lines) => {
      if (route === MEDIA) return lines('to-media');
      if (route === SAFETY) return lines('to-safety');
      const region = names.get(route);
      return region === undefined ? lines('to-unplaced') : lines('to-director', { region });
    },
    reached: (route, lines) => {
      const { office, phone, verifiedOn, isFallback } = destination(route);
      const known = [office, phone].filter((each) => each !== null).join(', ');
      if (known === '' || (isFallback && route !== MEDIA && route !== SAFETY && !names.has(route))) return null;
      return verifiedOn === null
        ? lines('office-unconfirmed', { office: known })
        : lines('office-confirmed', { office: known, date: formatDay(verifiedOn) });
    },
  };
}
