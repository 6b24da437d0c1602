/**
 * Names of groups and shapes in a picture that is edited in a drawing program: Illustrator takes them from ids,
 * Inkscape from attributes of its own.
 */
export interface Named {
  /** What a place is called. */
  readonly place: (id: string) => string | undefined;
}

/** The namespace of Inkscape's attributes, for the root of the drawing. */
export const NAMESPACES = { xmlnsInkscape: 'http://www.inkscape.org/namespaces/inkscape' };

/** Attributes of a group that is a layer in a drawing program; none where nothing is named. */
export const layerNamed = (named: Named | undefined, id: string): object =>
  named ? { id, inkscapeGroupmode: 'layer', inkscapeLabel: id } : {};
