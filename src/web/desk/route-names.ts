// What staff call the places a case can go to: the regions, and the desks of their own.
import { MEDIA, type Route, SAFETY, UNPLACED } from '../../cases/case.ts';
import { words } from './words.ts';

export type RouteNames = {
  /** Every route, in the order of the list of regions; the desks of their own last. */
  readonly all: readonly { readonly route: Route; readonly name: string }[];
  /** A route that is not known any more keeps its id as its name. */
  nameOf(route: Route): string;
};

export function createRouteNames(regions: readonly { readonly id: string; readonly name: string }[]): RouteNames {
  const all = [
    ...regions.map(({ id, name }) => ({ route: id, name })),
    { route: MEDIA, name: words.routes.media },
    { route: SAFETY, name: words.routes.safety },
    { route: UNPLACED, name: words.routes.unplaced },
  ];
  const names = new Map(all.map(({ route, name }) => [route, name]));
  return { all, nameOf: (route) => names.get(route) ?? route };
}
