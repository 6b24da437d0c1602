/** Files on their way to be layers: read, looked at, asked about, and accepted. */
import type { AreaId } from '#domain/model/ids.ts';
import type { OwnDrawing } from '#scene/own.ts';
import { selectArea, setPanel, showColumn } from '#state/actions.ts';
import { COLOURS } from '../model/colours.ts';
import { freeColour, type LayerRecord } from '../model/layer.ts';
import { FATES, ReadFailure } from '../model/problems.ts';
import { betterFit, type Shifted } from '../work/coordinates.ts';
import { type Choices, NO_CHOICES } from '../work/layer-work.ts';
import type { LayersInside } from './layers.ts';
import { type Names, placingOf } from './names.ts';
import type { ProjectsInside } from './projects.ts';
import { type Core, type Draft, nameOfFile, newId } from './state.ts';

export interface Drafts {
  readonly openFiles: (files: readonly File[]) => void;
  readonly choose: (draft: string, change: Partial<Choices>) => Promise<void>;
  /** Rows are placed by the names in a column. */
  readonly chooseNames: (draft: string, column: number) => Promise<void>;
  readonly answer: (draft: string, value: string, area: AreaId | null) => void;
  /** The draft as it is becomes a layer. */
  readonly accept: (draft: string) => Promise<void>;
  /** Ends reading, and forgets the file. */
  readonly cancel: (draft: string) => void;
}

export function benchDrafts(core: Core, names: Names, layers: LayersInside, projects: ProjectsInside): Drafts {
  const { around, bench, clients, files, draftOf, setDraft, fail, stop } = core;
  const { store, keeping } = around;
  const { getState, setState } = bench;

  async function lookAgain(id: string, change: Partial<Choices>) {
    const [client, draft] = [clients.get(id), draftOf(id)];
    if (!client || !draft) return;
    const choices = { ...draft.choices, ...change };
    await names.givePlaces(client, choices.placing);
    const look = await client.ask('look', choices);
    setDraft(id, { choices, look });
  }

  /** Points that name their district tell in which system more of them lie where they say. */
  async function suspect(id: string) {
    const [client, draft] = [clients.get(id), draftOf(id)];
    const { look, choices } = draft ?? {};
    if (!client || !look || !choices || look.placing.by === 'names' || look.shapes === 0 || look.crs) return;
    const found = await names.find(id);
    let suspicion: Draft['suspicion'] = look.namedCrs && { crs: look.namedCrs };
    if (found) {
      await client.ask('usePlaces', names.shapesOf(new Set(Object.values(found.places))));
      const { rows, ...fits } = await client.ask('fits', choices, found.column, found.places);
      const crs = look.namedCrs ?? betterFit(fits, rows);
      suspicion = crs && { crs, fits };
    }
    if (!suspicion) return;
    setDraft(id, { suspicion });
    await showSketch(id, suspicion.crs);
  }

  async function showSketch(id: string, crs: Shifted) {
    const [client, draft] = [clients.get(id), draftOf(id)];
    if (!client || !draft) return;
    const drawings = await Promise.all(
      (['wgs84', crs] as const).map(async (one, index): Promise<OwnDrawing> => {
        const { file, paths, parts } = await client.ask('sketch', { ...draft.choices, crs: one });
        const colours = [COLOURS[index] ?? COLOURS[0]];
        return { id: `sketch-${one}`, opacity: 1, colours, data: URL.createObjectURL(file), paths, parts };
      }),
    );
    setState({ sketch: { draft: id, drawings } });
    if (draft.look?.bbox) around.show(draft.look.bbox);
  }

  function hideSketch(id: string) {
    const { sketch } = getState();
    if (sketch?.draft !== id) return;
    for (const { data } of sketch.drawings) if (typeof data === 'string') URL.revokeObjectURL(data);
    setState({ sketch: null });
  }

  function drop(id: string) {
    hideSketch(id);
    stop(id);
    setState(({ drafts }) => ({ drafts: drafts.filter((draft) => draft.id !== id) }));
  }

  async function openFile(file: File) {
    const id = newId();
    const client = around.client();
    clients.set(id, client);
    files.set(id, file);
    const draft: Draft = {
      id,
      fileName: file.name,
      bytes: file.size,
      status: 'reading',
      share: 0,
      choices: NO_CHOICES,
      answers: {},
    };
    setState(({ drafts }) => ({ drafts: [...drafts, draft] }));
    try {
      await client.open(file, (share) => setDraft(id, { share }));
      const project = await client.ask('project', file);
      if (project) {
        drop(id);
        return await projects.openProject(project);
      }
      await lookAgain(id, {});
      if (draftOf(id)?.look?.questions.includes('placing')) {
        const found = await names.find(id);
        if (found) {
          setDraft(id, { names: found });
          await lookAgain(id, { placing: placingOf({ names: found, answers: {} }) });
        }
      }
      await suspect(id);
      const now = draftOf(id);
      if (!now) return;
      if (isClear(now)) await accept(id);
      else setDraft(id, { status: 'asked' });
    } catch (error) {
      fail(id, error);
    }
  }

  async function accept(id: string) {
    const draft = draftOf(id);
    if (!draft?.look || !files.has(id)) return;
    const { look, answers, choices, fileName } = draft;
    const others = getState().layers;
    const record: LayerRecord = {
      form: 1,
      id,
      name: nameOfFile(fileName),
      fileName,
      // Kept as it was understood, so that nothing is asked twice.
      choices: { ...choices, encoding: look.encoding ?? null, part: look.part ?? null, placing: look.placing },
      style: { colour: freeColour(others), opacity: 1, isVisible: true, classing: null },
      order: Math.max(0, ...others.map(({ record: { order } }) => order)) + 1,
      // A drawing that was saved to a file is one again.
      ...(look.isDrawn && { isDrawn: true }),
    };
    const remembered = Object.entries(answers).filter((entry): entry is [string, AreaId] => entry[1] !== null);
    if (remembered.length > 0) void keeping.remember(Object.fromEntries(remembered));
    hideSketch(id);
    if (look.bbox) around.show(look.bbox);
    await layers.add(record, look);
    setState(({ drafts }) => ({ drafts: drafts.filter((other) => other.id !== id) }));
  }

  return {
    openFiles(given) {
      if (given.length === 0) return;
      store.dispatch(selectArea(null));
      store.dispatch(setPanel('workbench'));
      store.dispatch(showColumn(false));
      for (const file of given) void openFile(file);
    },
    async choose(id, choices) {
      try {
        if (choices.crs !== undefined) {
          hideSketch(id);
          setDraft(id, { suspicion: undefined });
        }
        if (choices.placing && choices.placing.by !== 'names') setDraft(id, { names: undefined, answers: {} });
        await lookAgain(id, choices);
        setDraft(id, { refused: undefined });
      } catch (error) {
        // A system that somebody has typed wrongly is corrected, and costs nothing.
        if (error instanceof ReadFailure && error.code === 'unknown-crs') setDraft(id, { refused: error.at });
        else fail(id, error);
      }
    },
    async chooseNames(id, column) {
      const found = await names.find(id, column);
      if (!found) return;
      setDraft(id, { names: found, answers: {} });
      await lookAgain(id, { placing: placingOf({ names: found, answers: {} }) });
    },
    answer(id, value, area) {
      const draft = draftOf(id);
      if (!draft) return;
      const answers = { ...draft.answers, [value]: area };
      setDraft(id, { answers });
      void lookAgain(id, { placing: placingOf({ ...draft, answers }) }).catch((error: unknown) => fail(id, error));
    },
    accept,
    cancel: drop,
  };
}

/** Whether nothing needs a person: everything is on the map, and nothing was guessed. */
function isClear({ look, names, suspicion }: Draft): boolean {
  if (!look || look.questions.length > 0 || look.shapes === 0) return false;
  if (suspicion || (names && names.asked.length > 0)) return false;
  // The first of several sheets or layers is a guess.
  if ((look.parts?.length ?? 0) > 1) return false;
  return look.problems.every(({ code }) => FATES[code] === 'mended');
}
