/** The statements of a cell, each with document, section and year, and a button that opens it. */
import { useEffect, useMemo, useRef } from 'react';
import { rowsById } from '#domain/asof/place.ts';
import type { Matrix, MatrixPlace } from '#domain/comparing/matrix.ts';
import type { Head } from '#domain/model/schema.ts';
import { openStatement } from '#state/actions.ts';
import { classes } from '#ui/classes.ts';
import { LinkButton } from '#ui/LinkButton.tsx';
import { useEscapeLayer } from '#ui/use-layer.ts';
import { useDispatch, useLanguage, useSelect } from '../context.ts';
import { CloseButton } from '../frame/CloseButton.tsx';
import { AwaitedTexts } from '../parts/AwaitedTexts.tsx';
import lists from '../parts/lists.module.css';
import { Source } from '../parts/Source.tsx';
import { Standing } from '../parts/Standing.tsx';
import css from './MatrixPanel.module.css';

interface ClaimsProps {
  readonly matrix: Matrix;
  readonly place: MatrixPlace;
  readonly row: string;
  readonly heads: readonly Head[];
  readonly onClose: () => void;
}

export function Claims({ matrix, place, row, heads, onClose }: ClaimsProps) {
  const { language, said, t } = useLanguage();
  const evidence = useSelect((state) => state.evidence);
  const texts = useMemo(() => rowsById(evidence), [evidence]);
  const dispatch = useDispatch();
  const region = useRef<HTMLElement>(null);
  const cameFrom = useRef<Element | null>(null);
  useEffect(() => {
    cameFrom.current = document.activeElement;
    // A link that opens the cell leaves the focus where it is.
    if (document.activeElement !== document.body) region.current?.focus();
  }, []);
  const close = () => {
    onClose();
    if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus();
  };
  useEscapeLayer('cell', close);
  const name = matrix.groups.flatMap((group) => group.rows).find(({ id }) => id === row)?.[language] ?? row;
  const title = t('matrix.claims', { row: name, place: place.area.name[language] });
  return (
    <aside ref={region} className={classes(css.beside, css.claims)} data-part="claims" aria-label={title} tabIndex={-1}>
      <header>
        <h3>{title}</h3>
        <CloseButton label={t('matrix.closeClaims')} onClose={close} />
      </header>
      <ul>
        {heads.map((head) => (
          <li key={head.id}>
            <p className={lists.kind}>
              <span>{t(`aspect.${head.aspect}`)}</span>
              {head.role && <b>{said(head.role)}</b>}
              <Standing of={head} />
            </p>
            {texts.has(head.id) ? <p>{said(texts.get(head.id)?.words)}</p> : <AwaitedTexts document={head.document} />}
            <Source document={head.document} at={head.at} asOf={head.asOf} ours />
            <LinkButton onClick={() => dispatch(openStatement(place.area.id, head.id))}>{t('matrix.open')}</LinkButton>
          </li>
        ))}
      </ul>
    </aside>
  );
}
