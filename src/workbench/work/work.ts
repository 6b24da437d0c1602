/** All that a worker does: the data of one layer, and files that hold several. */
import type { Project, ProjectRead } from '../keep/project.ts';
import { type LayerWork, layerWork } from './layer-work.ts';

export interface ProjectWork {
  /** What is in a file that is a project; undefined: it is none. Rejects with a `ReadFailure`. */
  readonly project: (file: Blob) => Promise<ProjectRead | undefined>;
  /** The file of a project. */
  readonly packProject: (project: Project) => Promise<Blob>;
}
export type Work = LayerWork & ProjectWork;

const isArchive = (first: Uint8Array) => first[0] === 0x50 && first[1] === 0x4b;

export const newWork = (): Work => ({
  ...layerWork(),
  async project(file) {
    // The code of projects is loaded for archives alone.
    if (!isArchive(new Uint8Array(await file.slice(0, 2).arrayBuffer()))) return undefined;
    const { readProject } = await import('../keep/project.ts');
    return readProject(new Uint8Array(await file.arrayBuffer()));
  },
  packProject: async (project) => (await import('../keep/project.ts')).writeProject(project),
});
