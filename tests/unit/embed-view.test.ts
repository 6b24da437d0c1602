/**
 * `show` and `interaction` are an embedded map's alone: the app and a presentation are whole and free whatever a link
 * says. In a frame a presentation moves as an embedded map does.
 */
import { describe, expect, it } from 'vitest';
import { EMBED_PARTS, INTERACTIONS, MODES } from '#domain/vocabulary/display.ts';
import { interactionOf, showsPart } from '#state/view-rules.ts';

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
