/**
 * Path data of the SVG map. It depends on the shapes alone, so each is written once for all maps of a page: the map
 * that stands in for a lost GL context, or that a person chooses, finds it done.
 */
import { pathWriter } from './paths.ts';
import { piecesOf } from './pieces.ts';

/** Detail for zoom 14: a hundredth of a unit is 0.16 px there. */
const PATH_DECIMALS = 2;

/** A function of a geometry that remembers what it has returned. */
function cached<Value>(make: (geometry: GeoJSON.Geometry) => Value): (geometry: GeoJSON.Geometry) => Value {
  const made = new WeakMap<GeoJSON.Geometry, Value>();
  return (geometry) => {
    const known = made.get(geometry);
    if (known !== undefined) return known;
    const value = make(geometry);
    made.set(geometry, value);
    return value;
  };
}

export const path = cached(pathWriter({ decimals: PATH_DECIMALS }));
export const pieces = cached(piecesOf);
