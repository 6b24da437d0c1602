/** Files on their way: progress, what a person has to decide, and what is wrong with them, row by row. */
import { useState } from 'react';
import type { AreaId } from '#domain/model/ids.ts';
import { classes } from '#ui/classes.ts';
import { LinkButton } from '#ui/LinkButton.tsx';
import prose from '#ui/prose.module.css';
import type { Draft } from '../bench/state.ts';
import type { Placing } from '../model/placing.ts';
import { FATES, type Problem } from '../model/problems.ts';
import { ASKED_MAX } from '../places/match.ts';
import { LABELS } from '../read/formats.ts';
import { ENCODINGS } from '../read/text.ts';
import type { Look } from '../work/layer-work.ts';
import { useBench, usePlaceName, useWords, useWorkbench } from './context.ts';
import css from './Workbench.module.css';

export function Drafts() {
  const drafts = useBench((state) => state.drafts);
  return drafts.map((draft) => (
    <section key={draft.id} className={css.draft} data-part="draft" data-status={draft.status}>
      {draft.status === 'reading' && <Progress draft={draft} />}
      {draft.status === 'failed' && <Failed draft={draft} />}
      {draft.status === 'asked' && draft.look && <Asked draft={draft} look={draft.look} />}
    </section>
  ));
}

function Progress({ draft: { id, fileName, share } }: { readonly draft: Draft }) {
  const { bench } = useWorkbench();
  const { t } = useWords();
  const percent = Math.round(100 * share);
  return (
    <>
      <p role="status">{share < 1 ? t('reading', { name: fileName, percent }) : t('checking', { name: fileName })}</p>
      <progress {...(share < 1 && { value: share })} aria-label={fileName} />
      <LinkButton onClick={() => bench.cancel(id)}>{t('cancel')}</LinkButton>
    </>
  );
}

function Failed({ draft: { id, fileName, failure } }: { readonly draft: Draft }) {
  const { bench } = useWorkbench();
  const { t } = useWords();
  return (
    <div role="alert">
      <h3>{t('failed', { name: fileName })}</h3>
      {failure && <p>{t(`failure.${failure.code}`, { at: failure.at, formats: LABELS.join(', ') })}</p>}
      <LinkButton onClick={() => bench.cancel(id)}>{t('dismiss')}</LinkButton>
    </div>
  );
}

interface AskedProps {
  readonly draft: Draft;
  readonly look: Look;
}

function Asked({ draft, look }: AskedProps) {
  const { bench } = useWorkbench();
  const { t, number } = useWords();
  const { id, fileName } = draft;
  const { placed, rows, questions, shapes } = look;
  const isTable = shapes === 0;
  return (
    <>
      <h3>{t('preview', { name: fileName })}</h3>
      <p data-part="on-map">{t('onMap', { of: number(rows), number: number(placed) })}</p>
      <Encodings draft={draft} look={look} />
      <Parts draft={draft} look={look} />
      <PlacingChoice draft={draft} look={look} />
      {questions.includes('swapped') && (
        <p className={css.question}>
          {t('swappedAsk')} <LinkButton onClick={() => bench.choose(id, { isSwapped: true })}>{t('swap')}</LinkButton>
        </p>
      )}
      <Datum draft={draft} look={look} />
      <Names draft={draft} />
      <ProblemList problems={look.problems} />
      <Preview look={look} />
      <p className={css.answers}>
        <button type="button" data-part="accept" className={css.button} onClick={() => bench.accept(id)}>
          {isTable ? t('acceptTable') : placed < rows ? t('acceptGood', { number: number(placed) }) : t('accept')}
        </button>
        <LinkButton onClick={() => bench.cancel(id)}>{t('cancel')}</LinkButton>
      </p>
    </>
  );
}

function Encodings({ draft: { id, choices }, look }: AskedProps) {
  const { bench } = useWorkbench();
  const { t } = useWords();
  if (!look.encoding) return null;
  return (
    <>
      {look.questions.includes('encoding') && (
        <p className={css.question}>{t('encodingAsk', { encoding: look.encoding.toUpperCase() })}</p>
      )}
      <label className={css.field}>
        {t('encoding')}
        <select
          value={choices.encoding ?? look.encoding}
          onChange={({ target }) =>
            bench.choose(id, { encoding: ENCODINGS.find((one) => one === target.value) ?? null })
          }
        >
          {ENCODINGS.map((one) => (
            <option key={one} value={one}>
              {one.toUpperCase()}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

function Parts({ draft: { id }, look: { part, parts } }: AskedProps) {
  const { bench } = useWorkbench();
  const { t } = useWords();
  if (!parts || parts.length < 2) return null;
  return (
    <label className={css.field}>
      {t('part')}
      <select value={part} onChange={({ target }) => bench.choose(id, { part: target.value, placing: null })}>
        {parts.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </label>
  );
}

/** A system of coordinates by the name that people know it by. */
const NAMES_OF_CRS = { gcj02: 'GCJ-02', bd09: 'BD-09' } as const;
const SYSTEMS = ['wgs84', 'gcj02', 'bd09', 'other'] as const;
/** Of WKT, which goes on for lines. */
const CRS_CHARACTERS = 60;

function Suspicion({ draft: { id, suspicion } }: { readonly draft: Draft }) {
  const { bench } = useWorkbench();
  const { t, language } = useWords();
  if (!suspicion) return null;
  const crs = NAMES_OF_CRS[suspicion.crs];
  const { fits } = suspicion;
  const share = (value: number) => value.toLocaleString(language, { style: 'percent', maximumFractionDigits: 1 });
  return (
    <div className={css.question} data-part="datum">
      <p>
        {fits
          ? t('datumFit', { crs, better: share(fits[suspicion.crs]), worse: share(fits.wgs84) })
          : t('datumHint', { crs })}{' '}
        {t('datumMap', { crs, colour: t('datum.blue'), other: t('datum.orange') })}
      </p>
      <p className={css.answers}>
        <LinkButton onClick={() => bench.choose(id, { crs: suspicion.crs })}>{t('datumYes', { crs })}</LinkButton>
        <LinkButton onClick={() => bench.choose(id, { crs: 'wgs84' })}>{t('datumNo')}</LinkButton>
      </p>
    </div>
  );
}

function Datum({ draft, look }: AskedProps) {
  const { bench } = useWorkbench();
  const { t } = useWords();
  const { id, choices, refused } = draft;
  const [isOther, setOther] = useState(false);
  if (look.placing.by === 'names' || look.placing.by === 'nothing') return null;
  const known = SYSTEMS.find((one) => one === choices.crs);
  const isTyped = isOther || (choices.crs !== null && !known);
  const system = isTyped || (look.crs && choices.crs === null) ? 'other' : (known ?? 'wgs84');
  return (
    <>
      <Suspicion draft={draft} />
      {look.crs && choices.crs === null && (
        <p className={css.question}>
          {t(look.isCrsUnknown ? 'crsUnread' : 'crsAsk', { crs: look.crs.slice(0, CRS_CHARACTERS) })}
        </p>
      )}
      <label className={css.field}>
        {t('crs')}
        <select
          value={system}
          onChange={({ target }) => {
            setOther(target.value === 'other');
            if (target.value !== 'other') void bench.choose(id, { crs: target.value });
          }}
        >
          {SYSTEMS.map((one) => (
            <option key={one} value={one}>
              {t(`crs.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {system === 'other' && (
        <label className={css.field}>
          {t('crsText')}
          <input
            type="text"
            spellCheck={false}
            defaultValue={isTyped ? (choices.crs ?? '') : look.crs}
            onBlur={({ target }) => target.value.trim() !== '' && bench.choose(id, { crs: target.value.trim() })}
            onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
          />
        </label>
      )}
      {look.isUnshifted && (
        <p className={css.question} data-part="unshifted">
          {t('unshifted')}
        </p>
      )}
      {refused !== undefined && <p role="alert">{t('failure.unknown-crs', { at: refused })}</p>}
    </>
  );
}

interface ColumnChoiceProps {
  readonly label: string;
  readonly look: Look;
  readonly value: number;
  readonly onChoose: (column: number) => void;
}

function ColumnChoice({ label, look, value, onChoose }: ColumnChoiceProps) {
  return (
    <label className={css.field}>
      {label}
      <select value={value} onChange={({ target }) => onChoose(Number(target.value))}>
        {look.columns.map(({ name }, column) => (
          <option key={name} value={column}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

const WAYS = ['columns', 'pair', 'names', 'nothing'] as const;

function PlacingChoice({ draft: { id }, look }: AskedProps) {
  const { bench } = useWorkbench();
  const { t } = useWords();
  const { placing, questions } = look;
  if (placing.by === 'shapes') return null;
  const choose = (next: Placing) => bench.choose(id, { placing: next });
  const begin = (by: string) => {
    if (by === 'columns') void choose({ by, lng: 0, lat: Math.min(1, look.columns.length - 1) });
    else if (by === 'pair') void choose({ by, column: 0 });
    else if (by === 'names') void bench.chooseNames(id, 0);
    else void choose({ by: 'nothing' });
  };
  return (
    <>
      {questions.includes('placing') && <p className={css.question}>{t('placingAsk')}</p>}
      <label className={css.field}>
        {t('placing')}
        <select value={placing.by} onChange={({ target }) => begin(target.value)}>
          {WAYS.map((by) => (
            <option key={by} value={by}>
              {t(`placing.${by}`)}
            </option>
          ))}
        </select>
      </label>
      {placing.by === 'columns' && (
        <>
          <ColumnChoice
            label={t('lng')}
            look={look}
            value={placing.lng}
            onChoose={(lng) => choose({ ...placing, lng })}
          />
          <ColumnChoice
            label={t('lat')}
            look={look}
            value={placing.lat}
            onChoose={(lat) => choose({ ...placing, lat })}
          />
        </>
      )}
      {placing.by === 'pair' && (
        <ColumnChoice
          label={t('column')}
          look={look}
          value={placing.column}
          onChoose={(column) => choose({ by: 'pair', column })}
        />
      )}
      {placing.by === 'names' && (
        <ColumnChoice
          label={t('column')}
          look={look}
          value={placing.column}
          onChoose={(column) => bench.chooseNames(id, column)}
        />
      )}
    </>
  );
}

function Names({ draft: { id, names, answers } }: { readonly draft: Draft }) {
  const { bench } = useWorkbench();
  const { t } = useWords();
  const nameOf = usePlaceName();
  if (!names || names.asked.length === 0) return null;
  const open = names.asked.filter(({ value }) => !Object.hasOwn(answers, value)).length;
  return (
    <fieldset className={css.names}>
      <legend className={css.question}>{t('namesAsk', { count: open })}</legend>
      {names.asked.slice(0, ASKED_MAX).map(({ value, rows, candidates }) => (
        <label key={value} className={css.field}>
          {t('nameOf', { value, rows })}
          <select
            value={Object.hasOwn(answers, value) ? (answers[value] ?? 'none') : ''}
            onChange={({ target }) =>
              // Its values are the ids of places, and the one that means no place.
              bench.answer(id, value, target.value === 'none' ? null : (target.value as AreaId))
            }
          >
            <option value="" disabled>
              {t('chooseName')}
            </option>
            {candidates.map((area) => (
              <option key={area} value={area}>
                {nameOf(area)}
              </option>
            ))}
            <option value="none">{t('noPlace')}</option>
          </select>
        </label>
      ))}
    </fieldset>
  );
}

function ProblemList({ problems }: { readonly problems: readonly Problem[] }) {
  const { t, number } = useWords();
  if (problems.length === 0) return null;
  return (
    <section data-part="problems">
      <h4>{t('problems')}</h4>
      <ul className={css.problems}>
        {problems.map(({ code, count, rows, example }) => {
          const named = rows.join(', ');
          return (
            <li key={code} data-problem={code} data-fate={FATES[code]}>
              {t(`problem.${code}`)}
              <small>
                {rows.length > 0 &&
                  (count > rows.length
                    ? t('inRowsMore', { rows: named, of: number(count) })
                    : t('inRows', { rows: named }))}
                {example && `${rows.length > 0 ? '; ' : ''}${t('example', { text: example })}`}
              </small>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Columns of a preview: what a column of the page has room for, by scrolling. */
const COLUMNS_MAX = 30;

function Preview({ look: { columns, head } }: { readonly look: Look }) {
  const { t } = useWords();
  if (columns.length === 0) return null;
  const shown = columns.slice(0, COLUMNS_MAX);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled is reached by the keyboard
    <section className={css.preview} aria-label={t('previewTable')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {shown.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {head.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file have nothing else to tell them by
            <tr key={index}>
              {shown.map(({ name, type }, column) => (
                <td key={name} className={classes(type === 'number' && css.number)}>
                  {String(row[column] ?? '')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {columns.length > COLUMNS_MAX && <p className={prose.hint}>… {columns.length}</p>}
    </section>
  );
}
