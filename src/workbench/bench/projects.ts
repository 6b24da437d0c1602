/** All own layers as one file, and back: with what is proposed, drawn and chosen, and the View. */
import { reportBug } from '#data/report-bug.ts';
import { evidenceLanguage } from '#domain/vocabulary/languages.ts';
import { workbenchTranslator } from '#i18n/workbench/index.ts';
import { announce, setView } from '#state/actions.ts';
import { catalogueOf, knownIds, languageOf } from '#state/selectors.ts';
import { requestShown } from '#state/story.ts';
import { decode, encode } from '#state/url.ts';
import { download, mayDownload } from '#ui/download.ts';
import type { ProjectRead } from '../keep/project.ts';
import { inOrder } from '../model/layer.ts';
import { ReadFailure } from '../model/problems.ts';
import type { LayersInside } from './layers.ts';
import { type Core, newId } from './state.ts';

export interface Projects {
  readonly nameProject: (name: string) => void;
  /** Saves all layers and the View as one file. */
  readonly saveProject: () => Promise<void>;
  readonly closeProjectNotice: () => void;
}

export interface ProjectsInside {
  /** Puts the layers of a project over those that are here, and shows its View. */
  readonly openProject: (project: ProjectRead) => Promise<void>;
}

/** After the name of a project's file. */
export const PROJECT_ENDING = '.layout-project.zip';
/** What some system does not allow in a file's name. */
const NOT_IN_NAMES = /[\\/:*?"<>|\p{Cc}]/gu;

export function benchProjects({ around, bench, files }: Core, layers: LayersInside): Projects & ProjectsInside {
  const { store } = around;
  const { getState, setState } = bench;
  const words = () => workbenchTranslator(evidenceLanguage(languageOf(store.getState())));

  function showView(link: string) {
    const state = store.getState();
    const catalogue = catalogueOf(state);
    const { view } = decode(link, catalogue && knownIds(catalogue));
    // Language, theme, version of the data and what the page shows stay as they are.
    const { lang, theme, show, interaction, data, mode } = state.view;
    const manner = { lang, theme, show, interaction, data, mode };
    store.dispatch(setView({ ...view, ...manner, story: null, step: null, panel: 'workbench' }));
    store.dispatch(requestShown());
  }

  return {
    nameProject: (name) => setState({ projectName: name.trim() }),
    async saveProject() {
      const t = words();
      if (mayDownload() === 'no') {
        store.dispatch(announce(t('projectRefused')));
        return;
      }
      const name = getState().projectName || t('projectUnnamed');
      const { view } = store.getState();
      const own = inOrder(getState().layers).flatMap(({ record }) => {
        const file = files.get(record.id);
        return file ? [{ record, file }] : [];
      });
      const client = around.client();
      try {
        const link = encode({ ...view, story: null, step: null });
        const packed = await client.ask('packProject', { name, link, layers: own });
        download(name.replace(NOT_IN_NAMES, '_') + PROJECT_ENDING, 'application/zip', packed);
        store.dispatch(announce(t('projectSaved', { name })));
      } finally {
        client.stop();
      }
    },
    closeProjectNotice: () => setState({ openedProject: null }),
    async openProject({ name, link, layers: found, lost }) {
      const missing = [...lost];
      const base = Math.max(0, ...getState().layers.map(({ record }) => record.order));
      const ordered = [...found].sort((one, other) => one.record.order - other.record.order);
      let count = 0;
      for (const { record, file } of ordered) {
        const order = base + count + 1;
        try {
          // A project that is opened twice is there twice: nobody's layer is written over.
          await layers.addFile(
            { ...record, id: newId(), order },
            new File([file], record.fileName, { type: file.type }),
          );
          count += 1;
        } catch (error) {
          if (!(error instanceof ReadFailure)) reportBug(error);
          missing.push(record.name);
        }
      }
      showView(link);
      setState({ projectName: name, openedProject: { name, layers: count, lost: missing } });
    },
  };
}
