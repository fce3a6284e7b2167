// Where a case goes: the Director's office of its region, the media desk, the safety desk, or the default mailbox.
import type { Office, Offices } from '../content/schema/offices.ts';
import { type Asker, MEDIA, type Route, SAFETY, UNPLACED } from './case.ts';

export type Destination = Office & {
  readonly route: Route;
  /** The route has no mailbox of its own, so the default one is used (which may be null too). */
  readonly isFallback: boolean;
};

/** A safety concern goes first, whoever has it; then the media's; then the region; without one, unplaced. */
export function routeOf(request: {
  readonly regionId: string | null;
  readonly asker: Asker | null;
  readonly isSafetyConcern: boolean;
}): Route {
  if (request.isSafetyConcern) return SAFETY;
  if (request.asker === 'media') return MEDIA;
  return request.regionId ?? UNPLACED;
}

/** How the office of a route is reached; its mailbox is the default one where it has none of its own. */
export function destinationOf(route: Route, offices: Offices): Destination {
  const own = ownOffice(route, offices);
  if (own?.mailbox) return { ...own, route, isFallback: false };
  return { ...(own ?? offices.fallback), mailbox: offices.fallback.mailbox, route, isFallback: true };
}

function ownOffice(route: Route, offices: Offices): Office | null {
  if (route === MEDIA) return offices.media;
  if (route === SAFETY) return offices.safety;
  return offices.regions.get(route) ?? null;
}
