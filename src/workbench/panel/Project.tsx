/** All own layers as one file; and what was found in such a file when it was opened. */
import { reportBug } from '#data/report-bug.ts';
import { LinkButton } from '#ui/LinkButton.tsx';
import prose from '#ui/prose.module.css';
import { useBench, useWords, useWorkbench } from './context.ts';
import css from './Workbench.module.css';

export function OpenedProject() {
  const { bench } = useWorkbench();
  const { t, number } = useWords();
  const opened = useBench((state) => state.openedProject);
  if (!opened) return null;
  const { name, layers, lost } = opened;
  return (
    <div role={lost.length > 0 ? 'alert' : 'status'} className={css.question} data-part="project-opened">
      <p>{t('projectOpened', { name, number: number(layers) })}</p>
      {lost.length > 0 && <p>{t('projectLost', { names: lost.join(' · ') })}</p>}
      <LinkButton onClick={bench.closeProjectNotice}>{t('dismiss')}</LinkButton>
    </div>
  );
}

export function Project() {
  const { bench } = useWorkbench();
  const { t } = useWords();
  const hasLayers = useBench(({ layers }) => layers.length > 0);
  const isDrawing = useBench(({ pen }) => pen !== null);
  const name = useBench((state) => state.projectName);
  if (!hasLayers) return null;
  return (
    <section data-part="project">
      <h3>{t('project')}</h3>
      <p className={prose.hint}>{t('projectHint')}</p>
      <label className={css.field}>
        {t('projectName')}
        <input
          type="text"
          key={name}
          defaultValue={name}
          maxLength={80}
          onBlur={({ target }) => bench.nameProject(target.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
        />
      </label>
      <div className={css.tools}>
        <button
          type="button"
          data-part="project-save"
          disabled={isDrawing}
          onClick={() => void bench.saveProject().catch(reportBug)}
        >
          {t('projectSave')}
        </button>
      </div>
    </section>
  );
}
