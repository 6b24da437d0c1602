/** A View as a picture, drawn from the Scene: no second map runs in the desk. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { watchSize } from '#ui/watch-size.ts';
import { useDesk } from './context.ts';
import css from './StepPicture.module.css';

/** A picture is drawn anew when its box has changed by more than this, px: not at each pixel of a drag. */
const STEP_PX = 12;

interface Box {
  readonly width: number;
  readonly height: number;
}

interface StepPictureProps {
  readonly query: string;
  readonly alt: string;
  /** The screen is black or white: nothing of the picture is on it. */
  readonly cover?: 'black' | 'white' | undefined;
}

export function StepPicture({ query, alt, cover }: StepPictureProps) {
  const { tools, language, theme, t } = useDesk();
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Box>();
  const [drawn, setDrawn] = useState<{ readonly query: string; readonly url: string }>();
  const [failed, setFailed] = useState(false);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width < 1 || height < 1) return;
      setSize((before) =>
        before && Math.abs(before.width - width) < STEP_PX && Math.abs(before.height - height) < STEP_PX
          ? before
          : { width, height },
      );
    };
    const observer = watchSize(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);
  const { picture } = tools;
  useEffect(() => {
    if (!size) return;
    let isLate = false;
    picture(query, { ...size, language, theme }).then(
      (svg) => {
        if (isLate) return;
        setDrawn({ query, url: `data:image/svg+xml,${encodeURIComponent(svg)}` });
        setFailed(false);
      },
      () => !isLate && setFailed(true),
    );
    return () => {
      isLate = true;
    };
  }, [query, size, language, theme, picture]);
  return (
    <div ref={box} className={css.box} data-cover={cover}>
      {failed ? (
        <p className={css.message}>{t('share.noPicture')}</p>
      ) : drawn ? (
        <img src={drawn.url} alt={alt} data-query={drawn.query} />
      ) : (
        <p className={css.message} aria-busy="true">
          {t('ui.loading')}
        </p>
      )}
    </div>
  );
}
