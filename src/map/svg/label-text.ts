/** Where the lines of a placed label stand, and in which colour: the same in every form of a picture. */
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import { kindOf } from '#scene/kinds/index.ts';
import { alsoText, GROUPED_MIN_ZOOM } from '#scene/labels/boxes.ts';
import type { PlacedLabel } from '#scene/labels/place.ts';
import { LINE_EM } from '#scene/labels/text.ts';
import { BESIDE_PX, isMinorLabel, labelFontPx, SMALL } from '#scene/labels/type.ts';
import { isWeakLabel } from '#scene/later.ts';
import { selectedOutline } from '#scene/look.ts';
import type { Scene, SceneLabel } from '#scene/model.ts';
import type { Paint } from './paint.ts';

/** The rows of a label, and where they stand, px of the picture. */
export function labelText({ label, lines, x: pointX, y: pointY, side, leader, isSmall }: PlacedLabel, zoom: number) {
  const x = pointX + (leader?.dx ?? 0);
  const y = pointY + (leader?.dy ?? 0);
  const size = labelFontPx(label.rank) * (isSmall ? SMALL : 1);
  const also = alsoText(label);
  const rows = lines.map((line, index) => (also && index === lines.length - 1 ? `${line} ${also}` : line));
  /** The number of places that are only known to lie in this one, on a row of its own below. */
  const counted = zoom >= GROUPED_MIN_ZOOM ? label.grouped : undefined;
  const height = (rows.length + (counted ? 1 : 0)) * size * LINE_EM;
  const top = side === 'above' ? y - BESIDE_PX - height : side === 'below' ? y + BESIDE_PX : y - height / 2;
  /** The edge or the middle that the rows are set to. */
  const left = side === 'right' ? x + BESIDE_PX : side === 'left' ? x - BESIDE_PX : x;
  const middleOf = (row: number) => top + (row + 0.5) * size * LINE_EM;
  return { x, y, size, rows, counted, height, top, left, middleOf };
}

export function labelColour(label: SceneLabel, scene: Scene, catalogue: IndexedCatalogue, paint: Paint): string {
  if (label.id === scene.selected) return paint.surface(selectedOutline(scene).colour);
  if (isWeakLabel(label)) return paint.surface('ink3');
  const own = kindOf(catalogue.areaById.get(label.id)?.overlay)?.labelColour;
  return own ? paint.colour(own) : paint.surface(isMinorLabel(label) ? 'ink2' : 'ink');
}
