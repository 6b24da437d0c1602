/** Drawing and measuring: tools, what is measured, and all that can be typed instead of clicked. */
import { useEffect, useState } from 'react';
import { reportBug } from '#data/report-bug.ts';
import type { LngLat } from '#domain/model/ids.ts';
import prose from '#ui/prose.module.css';
import { useEscapeLayer } from '#ui/use-layer.ts';
import { measuredNow, type Pen, selectedShape, type Tool } from '../draw/pen.ts';
import { type Drawn, isArea, type Measured, SHAPE_KINDS, type ShapeKind } from '../draw/shapes.ts';
import { COLOURS } from '../model/colours.ts';
import { degreesInText } from '../model/placing.ts';
import { isEmptyProposal } from '../model/proposal.ts';
import { useBench, useWords, useWorkbench } from './context.ts';
import { Swatch } from './LayerColours.tsx';
import { NO_PROPOSAL, ProposalFields } from './ProposalFields.tsx';
import css from './Workbench.module.css';

const TOOLS: readonly Tool[] = ['select', ...SHAPE_KINDS];
/** Square metres: 15 mu are a hectare. */
const KM2 = 1e6;
const HECTARE = 1e4;
const MU = 1e4 / 15;
/** Longer lengths are said in kilometres. */
const KM_FROM = 1000;

/** What was measured, as sentences. Rounded to what a pointer can mean: five digits, and whole metres. */
function useMeasureWords(): (kind: ShapeKind, measured: Measured) => readonly string[] {
  const { t, language } = useWords();
  const digits = (value: number) => value.toLocaleString(language, { maximumSignificantDigits: 5 });
  const lengthOf = (metres: number) =>
    Math.round(metres) < KM_FROM
      ? t('metres', { number: metres.toLocaleString(language, { maximumFractionDigits: metres < 100 ? 1 : 0 }) })
      : t('kilometres', { number: digits(metres / KM_FROM) });
  return (kind, { length, area, radius, last }) => [
    ...(area === undefined
      ? []
      : [t('measureArea', { km2: digits(area / KM2), ha: digits(area / HECTARE), mu: digits(area / MU) })]),
    ...(radius === undefined ? [] : [t('measureRadius', { length: lengthOf(radius) })]),
    ...(length === undefined
      ? []
      : [t(kind === 'line' ? 'measureLength' : 'measureAround', { length: lengthOf(length) })]),
    ...(last && kind === 'line'
      ? [t('measureLast', { length: lengthOf(last.length), bearing: last.bearing.toFixed(1) })]
      : []),
  ];
}

export function Draw() {
  const { bench } = useWorkbench();
  const { t } = useWords();
  const pen = useBench((state) => state.pen);
  return (
    <section data-part="draw">
      <h3>{t('draw')}</h3>
      {pen ? (
        <Drawing pen={pen} />
      ) : (
        <div className={css.tools}>
          <button type="button" data-part="draw-new" onClick={() => void bench.draw().catch(reportBug)}>
            {t('drawNew')}
          </button>
        </div>
      )}
    </section>
  );
}

function Drawing({ pen }: { readonly pen: Pen }) {
  const { bench } = useWorkbench();
  const { t } = useWords();
  const wordsOf = useMeasureWords();
  const { history, tool } = pen;
  const { given } = history.now;
  const now = measuredNow(pen);
  const shape = selectedShape(pen);
  // Without its tools on the page nobody would know why a click draws.
  useEffect(() => bench.endDrawing, [bench]);
  // Each closing leaves something that the next one closes.
  const [escapes, setEscapes] = useState(0);
  useEscapeLayer(`${escapes}`, () => {
    bench.escape();
    setEscapes(escapes + 1);
  });
  return (
    <div className={css.pen} data-part="pen">
      <fieldset className={css.tools}>
        <legend className={prose.visuallyHidden}>{t('drawTools')}</legend>
        {TOOLS.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="draw-tool"
              className={prose.visuallyHidden}
              value={one}
              checked={tool === one}
              onChange={() => bench.setTool(one)}
            />
            {t(`tool.${one}`)}
          </label>
        ))}
      </fieldset>
      <p className={prose.hint}>{t(`drawHint.${tool}`)}</p>
      <div className={css.tools}>
        <button type="button" disabled={history.past.length === 0} onClick={bench.undo}>
          {t('drawUndo')}
        </button>
        <button type="button" disabled={history.future.length === 0} onClick={bench.redo}>
          {t('drawRedo')}
        </button>
        {given.length > 0 && (
          <button type="button" onClick={bench.finish}>
            {t('drawFinish')}
          </button>
        )}
        {(given.length > 0 || shape) && (
          <button type="button" onClick={bench.deleteSelected}>
            {t('drawDelete')}
          </button>
        )}
        <button type="button" data-part="draw-end" onClick={bench.endDrawing}>
          {t('drawEnd')}
        </button>
      </div>
      {now && (
        <ul className={prose.hint} data-part="measured" aria-label={t('measureMethod')}>
          {wordsOf(now.kind, now.measured).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <Typed key={`${tool}${shape?.id}${pen.selected?.vertex}`} pen={pen} />
      {shape && tool === 'select' && <ShapeFields key={shape.id} shape={shape} />}
    </div>
  );
}

const numberIn = (text: string) => (text.trim() === '' ? undefined : Number(text.replace(',', '.')));

/** Coordinates, lengths and bearings from the keyboard. */
function Typed({ pen }: { readonly pen: Pen }) {
  const { bench } = useWorkbench();
  const { t } = useWords();
  const [isUnread, setUnread] = useState(false);
  const { tool, history, selected } = pen;
  const shape = selectedShape(pen);
  if (tool === 'select' && !shape) return null;
  const vertex = shape?.vertices[selected?.vertex ?? 0];
  const isCircle = tool === 'circle' ? history.now.given.length > 0 : tool === 'select' && shape?.kind === 'circle';
  const isEdge = (tool === 'line' || tool === 'polygon') && history.now.given.length > 0;
  const isPosition = tool !== 'select' || selected?.vertex !== null || shape?.kind === 'point' || isCircle;
  return (
    <>
      {isPosition && (
        <Fields
          names={[t('drawCoordinates')]}
          values={tool === 'select' && vertex ? [vertex.map((one) => one.toFixed(6)).join(', ')] : ['']}
          onGive={([text = '']) => {
            const [lng, lat, more] = degreesInText(text);
            const isRead =
              lng !== undefined &&
              lat !== undefined &&
              more === undefined &&
              Math.abs(lng) <= 180 &&
              Math.abs(lat) <= 85;
            setUnread(!isRead);
            if (isRead) bench.give([lng, lat] satisfies LngLat);
            return isRead;
          }}
        />
      )}
      {isUnread && <p role="alert">{t('drawUnread')}</p>}
      {isEdge && (
        <Fields
          names={[t('drawLength'), t('drawBearing')]}
          values={['', '']}
          onGive={([first = '', second = '']) => {
            const [length, bearing] = [numberIn(first), numberIn(second)];
            if (!(length && length > 0 && bearing !== undefined && Number.isFinite(bearing))) return false;
            bench.giveCourse({ length, bearing });
            return true;
          }}
        />
      )}
      {isCircle && (
        <Fields
          names={[t('drawRadius')]}
          values={[shape?.radius && tool === 'select' ? String(Math.round(shape.radius)) : '']}
          onGive={([text = '']) => {
            const radius = numberIn(text);
            if (!(radius && radius > 0)) return false;
            bench.giveRadius(radius);
            return true;
          }}
        />
      )}
    </>
  );
}

interface FieldsProps {
  readonly names: readonly string[];
  readonly values: readonly string[];
  /** @returns whether they were taken; they are then emptied for the next ones. */
  readonly onGive: (values: readonly string[]) => boolean;
}

function Fields({ names, values, onGive }: FieldsProps) {
  const { t } = useWords();
  return (
    <form
      className={css.typed}
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const inputs = [...form.querySelectorAll('input')];
        if (onGive(inputs.map(({ value }) => value))) form.reset();
      }}
    >
      {names.map((name, index) => (
        <label key={name}>
          {name}
          <input type="text" inputMode={names.length > 1 ? 'decimal' : 'text'} defaultValue={values[index]} />
        </label>
      ))}
      <div className={css.tools}>
        <button type="submit">{t('drawGive')}</button>
      </div>
    </form>
  );
}

function ShapeFields({ shape }: { readonly shape: Drawn }) {
  const { bench } = useWorkbench();
  const { t } = useWords();
  return (
    <>
      {(['name', 'note'] as const).map((field) => (
        <label key={field} className={css.field}>
          {t(field === 'name' ? 'drawName' : 'drawNote')}
          <input
            type="text"
            data-part={`draw-${field}`}
            key={shape[field]}
            defaultValue={shape[field]}
            maxLength={200}
            onBlur={({ target }) =>
              target.value !== shape[field] && bench.changeShape({ [field]: target.value.trim() })
            }
            onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
          />
        </label>
      ))}
      <fieldset className={css.colours}>
        <legend>{t('colour')}</legend>
        {COLOURS.map((colour, index) => (
          <label key={colour}>
            <input
              type="radio"
              name="draw-colour"
              aria-label={t('colourNumber', { number: index + 1 })}
              checked={shape.colour === index}
              onChange={() => bench.changeShape({ colour: index })}
            />
            <Swatch colour={colour} />
          </label>
        ))}
      </fieldset>
      {isArea(shape.kind) && (
        <ProposalFields
          proposal={shape.proposal ?? NO_PROPOSAL}
          onChange={(next) => bench.changeShape({ proposal: isEmptyProposal(next) ? undefined : next })}
        />
      )}
    </>
  );
}

/** What is measured, at the foot of the map, for eyes that are on it. */
export function PenTip() {
  const pen = useBench((state) => state.pen);
  const wordsOf = useMeasureWords();
  const now = pen && measuredNow(pen);
  const [first] = now ? wordsOf(now.kind, now.measured) : [];
  if (!first) return null;
  return (
    <p className={css.tip} data-part="pen-tip" aria-hidden="true">
      {first}
    </p>
  );
}
