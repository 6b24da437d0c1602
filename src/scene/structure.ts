/**
 * A structure over the Scene: its members in the colours of their groups, everything else muted. Members are drawn even
 * if their overlay is off, because a structure is one statement and would be incomplete without them; and boldly in
 * years before they are named, because the structure that is shown names them.
 */

import { groupTones } from '#domain/asof/structure.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId } from '#domain/model/ids.ts';
import type { StructureSummary } from '#domain/model/schema.ts';
import { MEMBER_TINT } from './drawing.ts';
import type { Scene, SceneLabel, SceneLayer } from './model.ts';

const members = { source: 'areas', ofMembers: true, interactive: true } as const;
const POINT = { ...members, type: 'point', colour: 'tone-edge', radiusPx: 6 } as const;

const MEMBER_LAYERS: readonly SceneLayer[] = [
  { ...members, id: 'members-fill', type: 'fill', where: { shape: 'polygon' }, colour: 'tone', opacity: MEMBER_TINT },
  {
    ...members,
    id: 'members-edge',
    type: 'line',
    where: { shape: 'polygon' },
    colour: 'tone-edge',
    widthPx: 1.75,
    interactive: false,
  },
  {
    ...members,
    id: 'members-line',
    type: 'line',
    where: { shape: 'line' },
    colour: 'tone-edge',
    widthPx: 5,
    opacity: 0.75,
  },
  { ...POINT, id: 'members-points-site', where: { shape: 'point', precision: 'site' }, hollow: false },
  { ...POINT, id: 'members-points-city', where: { shape: 'point', precision: 'city' }, hollow: false },
  { ...POINT, id: 'members-points-area', where: { shape: 'point', precision: 'area' }, hollow: true },
  { ...POINT, id: 'members-points-country', where: { shape: 'point', precision: 'country' }, hollow: true },
];

/** Replaces colours that have a meaning (those of roles and links) by neutral ones. */
function muted(layer: SceneLayer): SceneLayer {
  if (layer.type === 'fill') return layer.colour === 'tone' ? { ...layer, colour: 'subject' } : layer;
  return layer.colour === 'tone-edge' || layer.colour.startsWith('role:')
    ? ({ ...layer, colour: 'line' } as SceneLayer)
    : layer;
}

/** Members are labelled before other places, at every zoom. */
const MEMBER_RANK = 1;

/** The Scene with a structure: its members in the colours of their groups and labelled first, the rest muted. */
export function withStructure(scene: Scene, catalogue: IndexedCatalogue, structure: StructureSummary): Scene {
  const tones = groupTones(structure);
  const labels = Object.keys(tones).flatMap((id): SceneLabel[] => {
    const area = catalogue.areaById.get(id as AreaId);
    if (!area?.point) return [];
    const known = scene.labels.find((label) => label.id === area.id);
    return [
      {
        ...known,
        id: area.id,
        text: (area.label ?? area.name)[scene.language],
        at: area.point,
        rank: MEMBER_RANK,
        minZoom: 0,
        maxZoom: Number.POSITIVE_INFINITY,
        anchor: area.shape === 'point' ? 'beside' : 'centre',
      },
    ];
  });
  return {
    ...scene,
    layers: [...scene.layers.map(muted), ...MEMBER_LAYERS],
    labels: [...labels, ...scene.labels.filter(({ id }) => !(id in tones))],
    tones,
    lastTones: {},
    planned: {},
    later: Object.fromEntries(Object.entries(scene.later).filter(([id]) => !(id in tones))),
  };
}
