/**
 * The workbench: own layers of this window, and what is done with them. State apart from the View, because a link never
 * carries what somebody has opened. Each layer has a worker, which holds its data and ends with it.
 */
import type { StoreApi } from 'zustand/vanilla';
import { type Asking, benchAsking } from './bench/asking.ts';
import { benchDrafts, type Drafts } from './bench/drafts.ts';
import { benchDrawing, type Drawing } from './bench/drawing.ts';
import { benchLayers, type Layers } from './bench/layers.ts';
import { benchNames } from './bench/names.ts';
import { benchPointing } from './bench/pointing.ts';
import { benchProjects, type Projects } from './bench/projects.ts';
import { type BenchState, benchCore, type Surroundings } from './bench/state.ts';

export interface Bench extends Drafts, Layers, Drawing, Asking, Projects {
  readonly state: Pick<StoreApi<BenchState>, 'getState' | 'subscribe' | 'getInitialState'>;
}

export function createBench(around: Surroundings): Bench {
  const core = benchCore(around);
  const names = benchNames(core);
  const inside = benchLayers(core, names);
  const { add: _, addFile: __, refile: ___, catchUp: ____, ...layers } = inside;
  const { openProject, ...projects } = benchProjects(core, inside);
  benchPointing(core);
  return {
    state: core.bench,
    ...benchDrafts(core, names, inside, { openProject }),
    ...projects,
    ...layers,
    ...benchDrawing(core, inside),
    ...benchAsking(core, names),
  };
}
