// knowledge/regions.yaml: which places lie in which education region of 2016.
import { z } from 'zod';
import { day, id, line } from './common.ts';

export const region = z
  .strictObject({
    id,
    name: line,
    /** Other names, towns, districts, suburbs. */
    places: z.array(line).min(1).readonly(),
  })
  .readonly();
export type Region = z.infer<typeof region>;
export const regionsFile = z
  .strictObject({
    asAt: day,
    source: line,
    regions: z.array(region).length(10).readonly(),
    /** Places that lie in more than one region: asked back. */
    ambiguous: z.array(z.strictObject({ place: line, regions: z.array(id).min(2).readonly() })).readonly(),
  })
  .readonly();
export type Regions = z.infer<typeof regionsFile>;
