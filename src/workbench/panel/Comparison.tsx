/** Own proposals side by side, each beside what documents assign to the places that it overlaps. */
import { useStore } from 'zustand';
import type { IndustryId } from '#domain/model/ids.ts';
import { catalogueOf, yearOf } from '#state/selectors.ts';
import { BORDER_M } from '../ask/answer.ts';
import type { ProposalFound } from '../ask/asked.ts';
import { type Beside, type Compared, compareProposal } from '../ask/compare.ts';
import { proposalsOf } from '../model/layer.ts';
import { Frame, type Row, useShareWords, useVersion } from './AnswerFrame.tsx';
import { useBench, usePlaceName, useWords, useWorkbench } from './context.ts';
import { useVocabulary } from './Proposals.tsx';
import css from './Workbench.module.css';

const M2_PER_KM2 = 1e6;

export function Comparison({ found }: { readonly found: readonly ProposalFound[] | null }) {
  const { store } = useWorkbench();
  const { t, language } = useWords();
  const words = useVocabulary();
  const nameOf = usePlaceName();
  const shareWords = useShareWords();
  const version = useVersion();
  const catalogue = useStore(store, catalogueOf);
  const year = useStore(store, yearOf);
  const layers = useBench((state) => state.layers);
  if (!catalogue || year === undefined) return null;

  const compared = found?.flatMap(({ layer: id, row, zone }) => {
    const layer = layers.find(({ record }) => record.id === id);
    const proposed = layer && proposalsOf(layer).find((one) => one.row === row);
    if (!proposed) return [];
    const of = compareProposal(catalogue, proposed, zone, year, language);
    return [{ key: `${id} ${row}`, name: proposed.name || layer.record.name, proposed, zone, of }];
  });
  const digits = (value: number) => value.toLocaleString(language, { maximumSignificantDigits: 5 });
  const shares = ({ districts }: Compared) =>
    words.list(districts.map((one) => `${nameOf(one.id)} ${shareWords(one.ofZone, one.isIndicative)}`));
  const industries = (ids: readonly IndustryId[]) => words.list(ids.map(words.industry));
  /** What documents say of a place, with their year, and whether it is overlapped at all. */
  const said = (one: Beside) => {
    const parts = [
      ...(one.roleYear === undefined ? [] : [t('assignedRole', { year: one.roleYear, roles: words.list(one.roles) })]),
      ...(one.industryYear === undefined
        ? []
        : [t('assignedIndustries', { year: one.industryYear, industries: industries(one.industries) })]),
      ...(one.isUndecided ? [t('undecided')] : []),
    ];
    return parts.join(language === 'zh' ? '；' : '; ');
  };
  const missing = ({ unassigned, nowhere }: Compared) =>
    [
      { ids: unassigned.filter((id) => !nowhere.includes(id)), key: 'compareElsewhere' as const },
      { ids: nowhere, key: 'compareNowhere' as const },
    ].flatMap(({ ids, key }) => (ids.length === 0 ? [] : [t(key, { industries: industries(ids), year })]));
  const method = `${t('answerMethod', {
    year,
    version,
    metres: BORDER_M.district,
    elsewhere: BORDER_M.elsewhere,
  })} ${t('compareMethod')}`;
  const inFile = (places: readonly Beside[]) => places.map((one) => `${nameOf(one.id)}: ${said(one)}`).join(' | ');
  const sources = ({ agrees, differs }: Compared) =>
    [...new Set([...agrees, ...differs].flatMap((one) => one.sources))].join(' | ');
  const rows = compared?.map(
    ({ name, proposed, zone, of }): Row => ({
      [t('proposal')]: name,
      [t('proposalRole')]: proposed.role === null ? '' : words.role(proposed.role),
      [t('industriesColumn')]: proposed.industries.map(words.industry).join('; '),
      [t('compareArea')]: Number((zone.area / M2_PER_KM2).toPrecision(5)),
      [t('compareDistricts')]: shares(of),
      [t('compareAgrees')]: inFile(of.agrees),
      [t('compareDiffers')]: inFile(of.differs),
      [t('compareMissing')]: missing(of).join(' | '),
      [t('sourcesColumn')]: sources(of),
      [t('methodColumn')]: method,
    }),
  );
  const cell = (places: readonly Beside[]) =>
    places.length === 0
      ? t('compareNone')
      : places.map((one) => (
          <div key={one.id} data-area={one.id}>
            <b>{nameOf(one.id)}</b> {said(one)}
            <details className={css.style}>
              <summary>{t('sourcesOf', { number: one.sources.length })}</summary>
              {one.sources.map((source) => (
                <p key={source}>{source}</p>
              ))}
            </details>
          </div>
        ));
  return (
    <Frame title={t('compareTitle')} method={method} rows={rows}>
      {/* A wide table is scrolled, also with the keyboard. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached. */}
      <section className={css.compared} aria-label={t('compareTitle')} tabIndex={0}>
        <table data-part="compared">
          <thead>
            <tr>
              <th scope="col">{t('proposal')}</th>
              <th scope="col">{t('compareArea')}</th>
              <th scope="col">{t('compareDistricts')}</th>
              <th scope="col">{t('compareAgrees')}</th>
              <th scope="col">{t('compareDiffers')}</th>
              <th scope="col">{t('compareMissing')}</th>
            </tr>
          </thead>
          <tbody>
            {compared?.map(({ key, name, proposed, zone, of }) => (
              <tr key={key}>
                <th scope="row">
                  {name} <em>{t('proposal')}</em>
                  <p>{words.proposal(proposed)}</p>
                </th>
                <td>{digits(zone.area / M2_PER_KM2)}</td>
                <td>{shares(of) || t('compareNone')}</td>
                <td data-part="agrees">{cell(of.agrees)}</td>
                <td data-part="differs">{cell(of.differs)}</td>
                <td data-part="missing">
                  {missing(of).length === 0 ? t('compareNone') : missing(of).map((line) => <p key={line}>{line}</p>)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Frame>
  );
}
