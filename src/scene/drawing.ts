/** How things are drawn, whoever draws them: GL, the SVG map, the pictures and the poster read these alone. */

/**
 * A line thinner than this looks the same with mitred joins (limit 2), and is three times as quick to cut and to draw: a winding border has
 * a join at every vertex, and a round one is a fan of triangles.
 */
export const ROUND_JOIN_FROM_PX = 3;
/** A fill weaker than this is not to be seen: it is there to be pointed at. */
export const TOUCH_OPACITY = 0.02;
