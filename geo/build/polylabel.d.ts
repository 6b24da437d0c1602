/** polylabel 2 ships no types. Rings as in GeoJSON, any planar unit; returns the pole of inaccessibility. */
declare module 'polylabel' {
  export default function polylabel(
    polygon: readonly (readonly (readonly number[])[])[],
    precision?: number,
  ): readonly number[] & { readonly distance: number };
}
