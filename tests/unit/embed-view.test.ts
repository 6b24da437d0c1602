/**
 * `show` and `interaction` are an embedded map's alone: the app and a presentation are whole and free whatever a link
 * says. In a frame a presentation moves as an embedded map does.
 */
import { describe, expect, it } from 'vitest';
import type { StoryId } from '#domain/model/ids.ts';
import { EMBED_PARTS, INTERACTIONS, MODES } from '#domain/vocabulary/display.ts';
import { PANELS } from '#state/panels.ts';
import { DEFAULT_VIEW, type View } from '#state/view.ts';
import { asLinked, interactionOf, showsPart } from '#state/view-rules.ts';

const others = MODES.filter((mode) => mode !== 'embed');

describe('an embedded map', () => {
  it.each(INTERACTIONS)('moves as its link says: %s', (interaction) => {
    expect(interactionOf({ mode: 'embed', interaction })).toBe(interaction);
  });
  it('shows what its link says, and nothing else', () => {
    for (const part of EMBED_PARTS) {
      expect(EMBED_PARTS.filter((name) => showsPart({ mode: 'embed', show: [part] }, name))).toEqual([part]);
      expect(showsPart({ mode: 'embed', show: [] }, part)).toBe(false);
    }
  });
});

describe('a presentation in a frame', () => {
  it.each(INTERACTIONS)('moves as its link says: %s', (interaction) => {
    expect(interactionOf({ mode: 'present', interaction }, true)).toBe(interaction);
    expect(interactionOf({ mode: 'explore', interaction }, true)).toBe('free');
  });
});

describe.each(others)('the map in mode %s', (mode) => {
  it('moves freely', () => {
    for (const interaction of INTERACTIONS) expect(interactionOf({ mode, interaction })).toBe('free');
  });
  it('has all its parts', () => {
    for (const part of EMBED_PARTS) expect(showsPart({ mode, show: [] }, part)).toBe(true);
  });
});

describe('the View that a link means', () => {
  const linked = (view: Partial<View>, hasWorkbench?: boolean) => asLinked({ ...DEFAULT_VIEW, ...view }, hasWorkbench);
  it.each(['workbench', 'rows'] as const)('opens no %s where there is no workbench', (panel) => {
    expect(linked({ mode: 'embed', panel }).panel).toBeNull();
    expect(linked({ panel }, false).panel).toBeNull();
    expect(linked({ panel }).panel).toBe(panel);
    // In a frame as in a window, a story is presented, and the panel is there when it is left.
    expect(linked({ mode: 'embed', panel, story: 'a' as StoryId })).toMatchObject({ mode: 'present', panel });
  });
  it('keeps all other panels', () => {
    for (const panel of PANELS.filter((name) => name !== 'workbench' && name !== 'rows'))
      expect(linked({ mode: 'embed', panel }, false).panel).toBe(panel);
  });
});
