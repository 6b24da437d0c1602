/** The answer to a question about a zone or a layer: what was found, how exactly, and from which year and data. */
import { useStore } from 'zustand';
import { reportBug } from '#data/report-bug.ts';
import { catalogueOf, yearOf } from '#state/selectors.ts';
import prose from '#ui/prose.module.css';
import { type Assigned, BORDER_M, type ZoneAnswer, zoneAnswer } from '../ask/answer.ts';
import type { Asked } from '../ask/asked.ts';
import type { PlaceStatistics, ZoneFound } from '../ask/zone.ts';
import { Frame, type Row, useShareWords, useVersion } from './AnswerFrame.tsx';
import { Comparison } from './Comparison.tsx';
import { useBench, usePlaceName, useWords, useWorkbench } from './context.ts';
import css from './Workbench.module.css';

export function Answer() {
  const asked = useBench((state) => state.asked);
  const layer = asked && 'layer' in asked ? asked.layer : undefined;
  const name = useBench(({ layers }) => layers.find(({ record }) => record.id === layer)?.record.name ?? '');
  if (!asked) return null;
  if (asked.about === 'proposals') return <Comparison found={asked.found} />;
  return asked.about === 'zone' ? (
    <ZoneAnswered asked={asked} name={name} />
  ) : (
    <DistrictsAnswered asked={asked} name={name} />
  );
}

function ZoneAnswered({ asked, name }: { readonly asked: Extract<Asked, { about: 'zone' }>; readonly name: string }) {
  const { store } = useWorkbench();
  const { t, language } = useWords();
  const version = useVersion();
  const catalogue = useStore(store, catalogueOf);
  const year = useStore(store, yearOf);
  const nameOf = usePlaceName();
  const shareWords = useShareWords();
  const { found, kilometres } = asked;
  if (!catalogue || year === undefined) return null;
  const answer = found && zoneAnswer(catalogue, found, year, language, kilometres);
  const method = t('answerMethod', { year, version, metres: BORDER_M.district, elsewhere: BORDER_M.elsewhere });
  const about = (one: Assigned) => ({
    [t('rolesColumn')]: one.roles.join('; '),
    [t('roleYearColumn')]: one.roleYear ?? '',
    [t('industriesColumn')]: one.industries.join('; '),
    [t('industryYearColumn')]: one.industryYear ?? '',
    [t('sourcesColumn')]: one.sources.join(' | '),
    [t('methodColumn')]: method,
  });
  const rows = answer && [
    ...answer.covered.map(
      (one): Row => ({
        [t('place')]: nameOf(one.id),
        id: one.id,
        [t('ofZone')]: shareWords(one.ofZone, one.isIndicative),
        [t('ofPlace')]: shareWords(one.ofPlace, one.isIndicative),
        [t('distanceColumn')]: '',
        [t('exactnessColumn')]: one.isUndecided ? t('undecided') : one.isIndicative ? t('indicative') : '',
        ...about(one),
      }),
    ),
    ...[...answer.within, ...answer.farther].map(
      (one): Row => ({
        [t('place')]: nameOf(one.id),
        id: one.id,
        [t('ofZone')]: '',
        [t('ofPlace')]: '',
        [t('distanceColumn')]: one.kilometres,
        [t('exactnessColumn')]: t('indicative'),
        ...about(one),
      }),
    ),
  ];
  return (
    <Frame title={t('answerOf', { name })} method={method} rows={rows ?? undefined}>
      {answer && found && <Zone answer={answer} asked={asked} found={found} />}
    </Frame>
  );
}

interface ZoneProps {
  readonly answer: ZoneAnswer;
  readonly asked: Extract<Asked, { about: 'zone' }>;
  readonly found: ZoneFound;
}

function Zone({ answer, asked: { kilometres, others }, found }: ZoneProps) {
  const { bench } = useWorkbench();
  const { t, language, number } = useWords();
  const nameOf = usePlaceName();
  const shareWords = useShareWords();
  const layers = useBench((state) => state.layers);
  const nameOfLayer = (id: string) => layers.find(({ record }) => record.id === id)?.record.name ?? '';
  const digits = (value: number) => value.toLocaleString(language, { maximumSignificantDigits: 5 });
  const sharesOf = ({ ofZone, ofPlace, isIndicative }: ZoneAnswer['covered'][number]) =>
    t('shares', { zone: shareWords(ofZone, isIndicative), place: shareWords(ofPlace, isIndicative) });
  const far = (one: ZoneAnswer['within'][number]) =>
    one.kilometres === 0 ? t('nearIn') : t('nearAbout', { number: number(one.kilometres) });
  return (
    <>
      <p>
        {t('zoneArea', {
          km2: digits(found.area / 1e6),
          ha: digits(found.area / 1e4),
          mu: digits((found.area * 15) / 1e4),
        })}
      </p>
      <h4>{t('covers')}</h4>
      {answer.covered.length === 0 && <p>{t('coversNone')}</p>}
      <ul data-part="covered">
        {answer.covered.map((one) => (
          <li key={one.id} data-area={one.id}>
            <b>{nameOf(one.id)}</b> {sharesOf(one)}
            {one.isIndicative && <em> {t('indicative')}</em>}
            {one.isUndecided && <p>{t('undecided')}</p>}
            <AssignedWords of={one} />
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <>
          <h4>{t('othersIn')}</h4>
          <ul data-part="others">
            {others.map((one) => (
              <li key={one.layer}>
                <b>{nameOfLayer(one.layer)}</b> {t('rows', { count: one.rows })}
                {one.area !== undefined && ` · ${t('otherArea', { km2: digits(one.area / 1e6) })}`}
              </li>
            ))}
          </ul>
        </>
      )}
      <h4>
        {t('nearTitle')}{' '}
        <input
          type="number"
          className={css.short}
          aria-label={t('nearKilometres')}
          min={0}
          max={200}
          value={kilometres}
          onChange={({ target }) => bench.askWithin(Math.min(200, Math.max(0, Number(target.value))))}
        />{' '}
        {t('nearKilometres')}
      </h4>
      {answer.within.length === 0 && <p>{t('nearNone')}</p>}
      <ul data-part="near">
        {answer.within.map((one) => (
          <li key={one.id}>
            <b>{nameOf(one.id)}</b> {far(one)}
            <AssignedWords of={one} />
          </li>
        ))}
      </ul>
      {answer.farther.length > 0 && (
        <>
          <h4>{t('nearFarther')}</h4>
          <ul data-part="farther">
            {answer.farther.map((one) => (
              <li key={one.id}>
                <b>{nameOf(one.id)}</b> {far(one)}
              </li>
            ))}
          </ul>
        </>
      )}
      {answer.leftOut > 0 && <p className={prose.hint}>{t('leftOut', { number: number(answer.leftOut) })}</p>}
    </>
  );
}

function AssignedWords({ of: { roles, roleYear, industries, industryYear, sources } }: { readonly of: Assigned }) {
  const { t, language } = useWords();
  const list = (names: readonly string[]) => names.join(language === 'zh' ? '、' : ', ');
  return (
    <>
      <p>{roleYear === undefined ? t('assignedNoRole') : t('assignedRole', { year: roleYear, roles: list(roles) })}</p>
      {industryYear !== undefined && (
        <p>{t('assignedIndustries', { year: industryYear, industries: list(industries) })}</p>
      )}
      {sources.length > 0 && (
        <details className={css.style}>
          <summary>{t('sourcesOf', { number: sources.length })}</summary>
          {sources.map((source) => (
            <p key={source}>{source}</p>
          ))}
        </details>
      )}
    </>
  );
}

interface DistrictsProps {
  readonly asked: Extract<Asked, { about: 'districts' }>;
  readonly name: string;
}

function DistrictsAnswered({ asked, name }: DistrictsProps) {
  const { bench } = useWorkbench();
  const { t, number } = useWords();
  const version = useVersion();
  const nameOf = usePlaceName();
  const columns = useBench(
    ({ layers }) => layers.find(({ record }) => record.id === asked.layer)?.look.columns ?? NO_COLUMNS,
  );
  const { found, column } = asked;
  const hasNumbers = column !== null;
  const method = t('districtsMethod', { version, metres: BORDER_M.district });
  const called = ({ id }: PlaceStatistics) => (id === null ? t('statNowhere') : nameOf(id));
  const digits = (value: number | undefined) => (value === undefined ? '' : number(value));
  const rows = found?.map(
    (one): Row => ({
      [t('district')]: called(one),
      id: one.id ?? '',
      [t('statRows')]: one.rows,
      ...(hasNumbers && { [t('statSum')]: one.sum ?? '', [t('statMean')]: one.mean ?? '' }),
      [t('statDensity')]: one.density === undefined ? '' : Number(one.density.toPrecision(3)),
      [t('methodColumn')]: method,
    }),
  );
  return (
    <Frame title={t('answerDistricts', { name })} method={method} rows={rows}>
      <label className={css.field}>
        {t('statColumn')}
        <select
          value={column ?? ''}
          onChange={({ target }) =>
            void bench.askDistricts(asked.layer, target.value === '' ? null : Number(target.value)).catch(reportBug)
          }
        >
          <option value="">{t('statCount')}</option>
          {columns.map(
            ({ name: title, type }, index) =>
              type === 'number' && (
                <option key={title} value={index}>
                  {title}
                </option>
              ),
          )}
        </select>
      </label>
      <table data-part="districts">
        <thead>
          <tr>
            <th scope="col">{t('district')}</th>
            <th scope="col">{t('statRows')}</th>
            {hasNumbers && <th scope="col">{t('statSum')}</th>}
            {hasNumbers && <th scope="col">{t('statMean')}</th>}
            <th scope="col">{t('statDensity')}</th>
          </tr>
        </thead>
        <tbody>
          {found?.map((one) => (
            <tr key={one.id}>
              <th scope="row">{called(one)}</th>
              <td>{number(one.rows)}</td>
              {hasNumbers && <td>{digits(one.sum)}</td>}
              {hasNumbers && <td>{digits(one.mean)}</td>}
              <td>{one.density === undefined ? '' : number(Number(one.density.toPrecision(3)))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Frame>
  );
}

const NO_COLUMNS = [] as const;
