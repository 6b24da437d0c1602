/** The editor without a screen: which stories there are, the one that is open, and what was last said. */
import type { StoryId } from '#domain/model/ids.ts';
import type { StoryProblem } from '#domain/story/check.ts';
import { isOwnStory, OWN_STORY } from '#domain/story/story.ts';
import { type Autosave, createAutosave, type SaveState } from './autosave.ts';
import {
  type Draft,
  type Editing,
  leaveField,
  newDraft,
  type Operation,
  perform,
  redo,
  startEditing,
  undo,
} from './model.ts';
import { plainStory } from './plain.ts';
import type { ReadStory } from './read.ts';
import type { Kept, ListedStory, Stories } from './stories.ts';

export interface OpenStory {
  readonly id: StoryId;
  readonly editing: Editing;
  readonly save: SaveState;
  /** What was wrong in the file that it was opened from. */
  readonly problems: readonly StoryProblem[];
  /** The older format of that file. */
  readonly migrated: number | undefined;
  /** What another window did: it had the story, and this is a copy; or its version took the place of this one. */
  readonly other: 'moved' | 'replaced' | null;
}

export interface EditorState {
  /** undefined: not read yet. */
  readonly list: readonly ListedStory[] | undefined;
  readonly open: OpenStory | null;
}

/** Other windows on the stories of this browser. */
export interface StoryChannel {
  readonly tell: (id: StoryId) => void;
  readonly listen: (told: (id: StoryId) => void) => () => void;
}

export interface Editor {
  readonly state: () => EditorState;
  readonly subscribe: (changed: () => void) => () => void;
  /** Resolves when the list of stories has been read. */
  readonly listed: Promise<void>;
  readonly open: (id: StoryId) => Promise<void>;
  readonly create: (make: (id: StoryId) => Draft) => Promise<void>;
  /** A story from a file or a link; an equal one that is here already is opened instead. */
  readonly take: (read: ReadStory) => Promise<void>;
  /** An id that no story of this browser has. */
  readonly freshId: () => Promise<StoryId>;
  readonly perform: (operation: Operation) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly leaveField: () => void;
  /** Back to the list; the story stays as it is. */
  readonly leave: () => Promise<void>;
  readonly remove: () => Promise<void>;
  /** Resolves when all that was typed has been written, or could not be. */
  readonly written: () => Promise<void>;
  readonly close: () => void;
}

const sameStory = (a: Draft, b: Draft) =>
  JSON.stringify([plainStory(a), a.rest]) === JSON.stringify([plainStory(b), b.rest]);

/** The id that a file's story would like to have here: its own, as one of this browser. */
const wishOf = ({ id }: Draft) => (isOwnStory(id) ? id : OWN_STORY + id);

/** Stores a story that came from elsewhere, unless the very same one is here. @returns its id here. */
export async function takeStory(stories: Stories, draft: Draft): Promise<StoryId> {
  const wish = wishOf(draft) as StoryId;
  const here = await stories.load(wish);
  if (here && sameStory(here.draft, { ...draft, id: wish })) return wish;
  const id = await stories.freshId(wish);
  await stories.keep({ ...draft, id }, null);
  return id;
}

export function createEditor(stories: Stories, channel: StoryChannel): Editor {
  let state: EditorState = { list: undefined, open: null };
  let autosave: Autosave | null = null;
  const listeners = new Set<() => void>();
  const set = (next: Partial<EditorState>) => {
    state = { ...state, ...next };
    for (const changed of listeners) changed();
  };
  const setOpen = (next: Partial<OpenStory>) => state.open && set({ open: { ...state.open, ...next } });
  const list = async () => set({ list: await stories.list() });

  function show({ draft, number, notKept }: Kept, from: Partial<OpenStory> = {}): void {
    const own = createAutosave({
      stories,
      id: draft.id,
      number,
      onState: (save) => {
        if (autosave !== own) return;
        setOpen({ save });
        if (save !== 'keeping') void list();
      },
      onMoved: (id) => autosave === own && setOpen({ id, other: 'moved' }),
      onReplaced: (theirs) => {
        if (autosave !== own || !state.open) return;
        setOpen({ editing: perform(state.open.editing, { do: 'replace', draft: theirs }), other: 'replaced' });
        void list();
      },
      onStored: channel.tell,
    });
    autosave = own;
    set({
      open: {
        id: draft.id,
        editing: startEditing(draft),
        save: notKept ?? 'kept',
        problems: [],
        migrated: undefined,
        other: null,
        ...from,
      },
    });
  }

  /** What was typed before is written before another story is shown. */
  const written = async () => {
    await autosave?.written();
  };
  function edit(next: Editing | null): void {
    if (!next || !state.open || next === state.open.editing) return;
    const isSame = next.draft === state.open.editing.draft;
    setOpen({ editing: next, ...(!isSame && { other: null }) });
    if (!isSame) autosave?.save(next.draft);
  }

  const stopListening = channel.listen((id) => {
    void list();
    void autosave?.lookAgain(id);
  });
  const listed = list();

  return {
    listed,
    state: () => state,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    async open(id) {
      await written();
      const kept = await stories.load(id);
      if (kept) show(kept);
    },
    async create(make) {
      await written();
      const draft = make(await stories.freshId());
      show({ draft, number: null }, { save: 'keeping' });
      autosave?.save(draft);
    },
    async take({ draft, problems, migrated }) {
      await written();
      const id = await takeStory(stories, draft);
      const kept = await stories.load(id);
      show(kept ?? { draft: { ...draft, id }, number: null }, { problems, migrated });
      void list();
    },
    freshId: () => stories.freshId(),
    perform: (operation) => edit(state.open && perform(state.open.editing, operation)),
    undo: () => edit(state.open && undo(state.open.editing)),
    redo: () => edit(state.open && redo(state.open.editing)),
    leaveField: () => edit(state.open && leaveField(state.open.editing)),
    async leave() {
      await written();
      autosave = null;
      set({ open: null });
      await list();
    },
    async remove() {
      if (!state.open) return;
      const { id } = state.open;
      await written();
      autosave = null;
      set({ open: null });
      await stories.remove(id);
      channel.tell(id);
      await list();
    },
    written,
    close() {
      // Others are told of what is still being written; a channel that is closed would throw, and stop the writing.
      void written().finally(stopListening);
    },
  };
}

/** A story with one step, of what the map shows. */
export const storyOfStep = (id: StoryId, step: Draft['steps'][number]): Draft =>
  newDraft(id, step.title, [{ ...step, id: 'step-1' }]);
