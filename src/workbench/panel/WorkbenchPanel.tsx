/** The panel "My data". */
import prose from '#ui/prose.module.css';
import { Answer } from './Answer.tsx';
import { useWords, useWorkbench } from './context.ts';
import { Drafts } from './Drafts.tsx';
import { Draw } from './Draw.tsx';
import { LayerList } from './LayerList.tsx';
import { OpenData } from './OpenData.tsx';
import { OpenedProject, Project } from './Project.tsx';
import { Proposals } from './Proposals.tsx';
import css from './Workbench.module.css';

export function WorkbenchPanel() {
  const { frames } = useWorkbench();
  const { t } = useWords();
  return (
    <frames.Column label={t('title')} className={css.panel ?? ''}>
      <frames.Head closeLabel={t('close')}>
        <h2>{t('title')}</h2>
      </frames.Head>
      <p className={prose.hint}>{t('intro')}</p>
      <OpenData />
      <OpenedProject />
      <Draw />
      <Proposals />
      <Answer />
      <Drafts />
      <LayerList />
      <Project />
    </frames.Column>
  );
}
