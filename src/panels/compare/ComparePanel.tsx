/** Two to four places side by side, document by document; under them, what lies between each two. */
import { type FormEvent, Fragment, type ReactNode, useDeferredValue, useId, useMemo, useState } from 'react';
import { industriesAsOf } from '#domain/asof/rules.ts';
import {
  borderKind,
  type ComparedFigures,
  comparedFigures,
  distanceKm,
  linksBetween,
  pairsOf,
  rolesByDocument,
  SHARES,
  sharedBorderKm,
  sharedIndustries,
} from '#domain/comparing/compare.ts';
import { formatFigure } from '#domain/format/figure.ts';
import type { IndexedCatalogue } from '#domain/model/catalogue.ts';
import type { AreaId, DocumentId, StatementId, Year } from '#domain/model/ids.ts';
import type { Area, Citation } from '#domain/model/schema.ts';
import { nameIndex, searchNames } from '#search/names.ts';
import { addToComparison, announce, openStatement, removeFromComparison, setPanel } from '#state/actions.ts';
import { COMPARE_MAX } from '#state/view.ts';
import { Icon } from '#ui/icons.tsx';
import { useCatalogue, useDispatch, useLanguage, useSelect, useYear } from '../context.ts';
import { useOutlines } from '../outlines.ts';
import { RoleMark } from '../parts/RoleMark.tsx';
import { AreaLink } from '../place/Lists.tsx';
import { Standing } from '../place/Standing.tsx';
import '../frame/dock.css';
import './compare.css';

export function ComparePanel() {
  const { t } = useLanguage();
  const dispatch = useDispatch();
  const catalogue = useCatalogue();
  const year = useYear();
  const chosen = useSelect((state) => state.view.compare);
  const places = useMemo(() => chosen.flatMap((id) => catalogue?.areaById.get(id) ?? []), [chosen, catalogue]);
  return (
    <section className="dock compare" aria-label={t('tool.compare')}>
      <header className="dock-head">
        <h2>{t('tool.compare')}</h2>
        {catalogue && places.length < COMPARE_MAX && <AddPlace catalogue={catalogue} chosen={chosen} />}
        <button
          type="button"
          className="icon-button"
          aria-label={t('dock.close')}
          onClick={() => dispatch(setPanel(null))}
        >
          <Icon name="close" />
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys (WCAG 2.1.1) */}
      <section className="dock-body compare-body" tabIndex={0} aria-label={t('compare.result')}>
        {!catalogue || !year ? (
          <p className="hint">{t('ui.loading')}</p>
        ) : (
          <>
            {places.length < 2 && (
              <p className="dock-empty">
                {t(places.length === 0 ? 'compare.empty' : 'compare.one', { count: COMPARE_MAX })}
              </p>
            )}
            {places.length > 0 && <SideBySide catalogue={catalogue} places={places} year={year} />}
            {places.length > 1 && <Between catalogue={catalogue} places={places} />}
          </>
        )}
      </section>
    </section>
  );
}

/** A field with suggestions; Enter takes the best match, as in the search. */
function AddPlace({ catalogue, chosen }: { readonly catalogue: IndexedCatalogue; readonly chosen: readonly AreaId[] }) {
  const { language, t } = useLanguage();
  const dispatch = useDispatch();
  const [text, setText] = useState('');
  const [isUnknown, setUnknown] = useState(false);
  const listId = useId();
  const query = useDeferredValue(text);
  const terms = useSelect((state) => state.searchTerms);
  const names = useMemo(() => nameIndex(catalogue, terms), [catalogue, terms]);
  const find = (name: string): Area[] =>
    searchNames(names, name, language)
      .flatMap((result) => (result.kind === 'place' ? (catalogue.areaById.get(result.id) ?? []) : []))
      .filter(({ id }) => !chosen.includes(id));
  const add = (event: FormEvent) => {
    event.preventDefault();
    const best = find(text)[0];
    setUnknown(!best);
    if (!best) return;
    dispatch(addToComparison(best.id));
    dispatch(announce(t('compare.added', { name: best.name[language] })));
    setText('');
  };
  return (
    <form className="compare-add" onSubmit={add}>
      <input
        type="text"
        list={listId}
        aria-label={t('compare.add')}
        placeholder={t('compare.add')}
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setUnknown(false);
        }}
      />
      <datalist id={listId}>
        {find(query).map((area) => (
          <option key={area.id} value={area.name[language]} />
        ))}
      </datalist>
      <button type="submit" className="dock-button" disabled={text.trim() === ''}>
        <Icon name="plus" />
        {t('compare.addButton')}
      </button>
      <span role="status" className="hint">
        {isUnknown && t('compare.unknown')}
      </span>
    </form>
  );
}

interface ClaimProps {
  readonly area: AreaId;
  readonly id: StatementId;
  readonly document: DocumentId;
  readonly at: Citation;
  readonly asOf: number | string;
  readonly children?: ReactNode;
}

/** What a document says, and its source, which opens it at its place. */
function Claim({ area, id, document, at, asOf, children }: ClaimProps) {
  const { language, t } = useLanguage();
  const dispatch = useDispatch();
  const record = useCatalogue()?.documentById.get(document);
  return (
    <div className="claim">
      {children}
      <button
        type="button"
        className="source"
        data-part="source"
        title={t('compare.open')}
        onClick={() => dispatch(openStatement(area, id))}
      >
        {record?.short[language]} · <span lang="zh">{at.section}</span> · {asOf}
      </button>
    </div>
  );
}

interface Compared {
  readonly catalogue: IndexedCatalogue;
  readonly places: readonly Area[];
}

function SideBySide({ catalogue, places, year }: Compared & { readonly year: Year }) {
  const { language, t } = useLanguage();
  const dispatch = useDispatch();
  const evidence = useSelect((state) => state.evidence);
  const ids = useMemo(() => places.map(({ id }) => id), [places]);
  const roles = useMemo(() => rolesByDocument(catalogue, ids), [catalogue, ids]);
  const industries = useMemo(() => sharedIndustries(catalogue, ids, year), [catalogue, ids, year]);
  const figures = useMemo(() => comparedFigures(evidence, ids), [evidence, ids]);
  const isLoaded = catalogue.documents.every(({ id }) => evidence.has(id));
  const columns = places.length + 1;
  const industryYears = places.map(({ id }) => industriesAsOf(catalogue, id, year).year);
  return (
    <table>
      <caption className="visually-hidden">{t('compare.result')}</caption>
      <thead>
        <tr>
          <td />
          {places.map((place, index) => (
            <th key={place.id} scope="col">
              <div className="compare-place">
                {/* The number of its name on the map. */}
                <span className="label-order" data-part="order">
                  {index + 1}
                </span>
                <AreaLink id={place.id} />
                <button
                  type="button"
                  className="icon-button"
                  aria-label={t('compare.remove', { name: place.name[language] })}
                  title={t('compare.remove', { name: place.name[language] })}
                  onClick={() => dispatch(removeFromComparison(place.id))}
                >
                  <Icon name="close" />
                </button>
              </div>
              <span className="hint">{catalogue.kinds.find(({ id }) => id === place.kind)?.[language]}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <Part columns={columns}>{t('compare.roles')}</Part>
        {roles.map(({ document, cells }) => (
          <tr key={document.id}>
            <th scope="row" title={document.title[language]}>
              {document.short[language]}
            </th>
            {cells.map((heads, column) => (
              <td key={ids[column]}>
                {heads.length === 0 && <span className="hint">{t('compare.notStated')}</span>}
                {heads.map((head) => (
                  <Claim key={head.id} area={ids[column] as AreaId} {...head}>
                    <p className="compare-role">
                      <RoleMark tone={head.role.class} />
                      <span>
                        {head.role[language]} <Standing value={head.standing} />
                      </span>
                    </p>
                  </Claim>
                ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tbody>
        <Part columns={columns}>{t('compare.industries', { year })}</Part>
        {SHARES.map((share) => {
          const rows = industries.filter((row) => row.share === share);
          if (rows.length === 0) return null;
          return (
            <Fragment key={share}>
              {places.length > 1 && (
                <tr className="compare-share">
                  <th scope="rowgroup" colSpan={columns}>
                    <span>{t(`compare.${share}`)}</span>
                  </th>
                </tr>
              )}
              {rows.map(({ industry, cells }) => (
                <tr key={industry}>
                  <th scope="row">{catalogue.industryName.get(industry)?.[language]}</th>
                  {cells.map((head, column) => (
                    <td key={ids[column]}>
                      {head ? (
                        <Claim area={ids[column] as AreaId} {...head}>
                          <span className="compare-yes">
                            {t('compare.yes')} <Standing value={head.standing} />
                          </span>
                        </Claim>
                      ) : (
                        <span className="hint">
                          {t(industryYears[column] === undefined ? 'compare.noneListed' : 'compare.notListed')}
                        </span>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </Fragment>
          );
        })}
        {industries.length === 0 && <Note columns={columns}>{t('details.noIndustries', { year })}</Note>}
      </tbody>
      <tbody>
        <Part columns={columns}>{t('compare.figures')}</Part>
        {figures.shared.map((row) => (
          <FigureRow key={[row.metric, row.unit.en, row.scope].join()} row={row} ids={ids} />
        ))}
        {figures.shared.length === 0 && places.length > 1 && (
          <Note columns={columns}>{t(isLoaded ? 'compare.noFigures' : 'details.loading')}</Note>
        )}
      </tbody>
      {figures.alone.length > 0 && <AloneFigures rows={figures.alone} ids={ids} columns={columns} />}
    </table>
  );
}

/** The title of a part; it stays in sight when the columns are scrolled sideways. */
function Part({ columns, children }: { readonly columns: number; readonly children: ReactNode }) {
  return (
    <tr className="compare-part">
      <th scope="rowgroup" colSpan={columns}>
        <span>{children}</span>
      </th>
    </tr>
  );
}
function Note({ columns, children }: { readonly columns: number; readonly children: ReactNode }) {
  return (
    <tr>
      <td colSpan={columns}>
        <span className="hint compare-note">{children}</span>
      </td>
    </tr>
  );
}

function FigureRow({ row, ids }: { readonly row: ComparedFigures; readonly ids: readonly AreaId[] }) {
  const { language, t } = useLanguage();
  const catalogue = useCatalogue();
  return (
    <tr>
      <th scope="row">
        {catalogue?.metrics.find(({ id }) => id === row.metric)?.[language] ?? row.metric}
        <span className="hint">
          {row.unit[language]}
          {row.scope && ` · ${t(`scope.${row.scope}`)}`}
        </span>
      </th>
      {row.cells.map((cell, column) => (
        <td key={ids[column]}>
          {cell.length === 0 && <span className="hint">{t('compare.notStated')}</span>}
          {cell.map(({ document, row: figure }) => (
            <Claim
              key={figure.id}
              area={figure.area}
              id={figure.id}
              document={document}
              at={figure.at}
              asOf={figure.period ?? figure.asOf}
            >
              <b>{formatFigure(figure, language)}</b> <Standing value={figure.standing} />
              <p>{figure.text[language]}</p>
            </Claim>
          ))}
        </td>
      ))}
    </tr>
  );
}

/** Figures that have nothing beside them: folded, because they are no comparison. */
function AloneFigures({
  rows,
  ids,
  columns,
}: {
  readonly rows: readonly ComparedFigures[];
  readonly ids: readonly AreaId[];
  readonly columns: number;
}) {
  const { t } = useLanguage();
  const [open, setOpen] = useState(false);
  return (
    <tbody>
      <tr className="compare-share">
        <th scope="rowgroup" colSpan={columns}>
          <button type="button" className="more" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'compare.aloneHide' : 'compare.aloneShow', { count: rows.length })}
          </button>
        </th>
      </tr>
      {open && rows.map((row) => <FigureRow key={[row.metric, row.unit.en, row.scope].join()} row={row} ids={ids} />)}
    </tbody>
  );
}

/** Nearer than the points are known, a number would say more than there is. */
const formatKm = (km: number) => (km < 1 ? '< 1 km' : `${Math.round(km)} km`);

function Between({ catalogue, places }: Compared) {
  const { language, t } = useLanguage();
  const evidence = useSelect((state) => state.evidence);
  const outlines = useOutlines();
  const isLoaded = catalogue.documents.every(({ id }) => evidence.has(id));
  const exactness = (place: Area) =>
    t('compare.exactness', {
      name: place.name[language],
      precision: place.shape === 'point' ? t(`precision.${place.precision}`) : t(`compare.${place.shape ?? 'point'}`),
    });
  /** In words, because what cannot be measured has a reason too. */
  const border = (a: Area, b: Area): string => {
    const kind = borderKind(a, b);
    if (!kind) return t('compare.borderNoShape');
    if (!outlines) return t('ui.loading');
    if (!outlines.ok) return t('failure.file', { file: outlines.file, reason: outlines.reason });
    const [shapeA, shapeB] = [outlines.value.get(a.id), outlines.value.get(b.id)];
    const km = shapeA && shapeB ? sharedBorderKm(shapeA, shapeB) : 0;
    if (km > 0)
      return `${formatKm(km)} ${t(kind === 'boundary' ? 'compare.borderBoundary' : 'compare.borderIndicative')}`;
    return t(kind === 'boundary' ? 'compare.borderNone' : 'compare.borderUnknown');
  };
  return (
    <section className="between">
      <h3>{t('compare.between')}</h3>
      <ul>
        {pairsOf(places).map(([a, b]) => {
          const links = linksBetween(evidence, a.id, b.id);
          return (
            <li key={`${a.id} ${b.id}`} data-pair={`${a.id} ${b.id}`}>
              <h4>
                {a.name[language]} – {b.name[language]}
              </h4>
              <dl>
                <dt>{t('compare.distance')}</dt>
                <dd>
                  {a.point && b.point ? (
                    <>
                      {formatKm(distanceKm(a.point, b.point))}
                      <span className="hint">
                        {t('compare.points')} {exactness(a)} {exactness(b)}
                      </span>
                    </>
                  ) : (
                    <span className="hint">
                      {t('compare.noPoint', {
                        names: [a, b]
                          .filter(({ point }) => !point)
                          .map(({ name }) => name[language])
                          .join(language === 'zh' ? '、' : ', '),
                      })}
                    </span>
                  )}
                </dd>
                <dt>{t('compare.border')}</dt>
                <dd>{border(a, b)}</dd>
                <dt>{t('details.links')}</dt>
                <dd>
                  {links.length === 0 && (
                    <span className="hint">{t(isLoaded ? 'compare.noLinks' : 'details.loading')}</span>
                  )}
                  {links.map(({ document, row }) => (
                    <Claim key={row.id} area={row.from} id={row.id} document={document} at={row.at} asOf={row.asOf}>
                      <span className="standing">
                        {catalogue.relations.find(({ id }) => id === row.type)?.[language]}
                      </span>{' '}
                      <Standing value={row.standing} />
                      <p>{row.text[language]}</p>
                    </Claim>
                  ))}
                </dd>
              </dl>
            </li>
          );
        })}
      </ul>
      <p className="hint">{t('compare.method')}</p>
    </section>
  );
}
