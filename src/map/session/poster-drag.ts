/** How far the build's picture was dragged before a renderer took its place. */
export interface PosterDrag {
  /** CSS px, to the east and to the south. */
  readonly x: number;
  readonly y: number;
  /** Where the mouse is, if its button is still down: the drag goes on. */
  readonly pointer: { readonly x: number; readonly y: number } | undefined;
}
