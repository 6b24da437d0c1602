/** Live region for assistive technology: announcements of the Session, and of a place selected on the map. */
import { useEffect, useRef } from 'react';
import { rolesAsOf } from '#domain/asof/rules.ts';
import type { AreaId } from '#domain/model/ids.ts';
import { announce } from '#state/actions.ts';
import { showsPlace, stepOf } from '#state/story.ts';
import prose from '#ui/prose.module.css';
import { useCatalogue, useDispatch, useLanguage, useSelect, useYear } from '../context.ts';

interface AnnouncementsProps {
  /** The place of the link that the page was opened with. */
  readonly startArea: AreaId | null;
}

export function Announcements({ startArea }: AnnouncementsProps) {
  const announcement = useSelect((state) => state.session.announcement);
  useSelectionAnnouncement(startArea);
  return (
    <div className={prose.visuallyHidden} aria-live="polite">
      {/* A new element is announced, also where its text is the same. */}
      <span key={announcement.id}>{announcement.text}</span>
    </div>
  );
}

/**
 * Announces the selected place with its role as of the year; not the one that the page starts with. The map answers
 * before the panels are there, so that another one may be selected when this is rendered first.
 */
function useSelectionAnnouncement(startArea: AreaId | null): void {
  const { language, t } = useLanguage();
  const catalogue = useCatalogue();
  const year = useYear();
  // A step of a story says itself what it shows.
  const selected = useSelect((state) => (stepOf(state) && !showsPlace(state) ? null : state.view.area));
  const dispatch = useDispatch();
  const announced = useRef(startArea && catalogue?.areaById.has(startArea) ? startArea : null);
  useEffect(() => {
    if (!catalogue || !year || announced.current === selected) return;
    announced.current = selected;
    const area = selected && catalogue.areaById.get(selected);
    const role = area && rolesAsOf(catalogue, area.id, year).stated[0]?.role[language];
    dispatch(
      announce(area ? t('announce.selected', { name: area.name[language], role: role ?? '' }) : t('announce.cleared')),
    );
  }, [selected, catalogue, year, language, dispatch, t]);
}
