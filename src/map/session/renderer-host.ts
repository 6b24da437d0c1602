/**
 * Executes the commands of the state machine: starts, shows and destroys renderers, and feeds the outcome back to it.
 */
import { reportBug } from '#data/report-bug.ts';
import type { MapState } from '#state/store.ts';
import type { RendererChoice } from '#state/view-rules.ts';
import type { MapEvents, MapPort, RendererOptions } from '../MapPort.ts';
import {
  activeId,
  INITIAL,
  type RendererCommand,
  type RendererEvent,
  type RendererId,
  shownOf,
  step,
} from './machine.ts';
import type { Renderers } from './renderers.ts';
import type { Stage } from './stage.ts';

export type RendererKind = 'svg' | 'gl';

export interface HostOptions {
  readonly renderers: Renderers;
  readonly stage: Stage;
  /** The initial state of a renderer; undefined while there is no Scene. */
  readonly startOptions: () => Omit<RendererOptions, 'container' | 'events'> | undefined;
  /** How the session handles reports of the active renderer. */
  readonly events: Omit<MapEvents, 'lost' | 'restored'>;
  /** A renderer has become visible; it may have started from an older state. */
  readonly shown: (port: MapPort) => void;
  readonly changed: (state: MapState) => void;
  readonly failed: (kind: RendererKind, choice: RendererChoice, error: unknown) => void;
}

export interface RendererHost {
  /** The renderer that handles input. */
  readonly active: () => MapPort | undefined;
  /** All renderers that exist: the active one, and one that waits or has lost its context. */
  readonly all: () => Iterable<MapPort>;
  /** Whether a renderer is in the middle of a callback: it may be inside its own frame. */
  readonly isReporting: () => boolean;
  readonly sceneReady: () => void;
  readonly choose: (choice: RendererChoice) => void;
  readonly retry: () => void;
  readonly dispose: () => void;
}

export function rendererHost({ renderers, stage, ...session }: HostOptions): RendererHost {
  const ports = new Map<RendererId, MapPort>();
  const queue: RendererEvent[] = [];
  let machine = INITIAL;
  let choice: RendererChoice = 'svg';
  let reports = 0;
  let cancelIdle: () => void = () => undefined;

  /** A renderer that throws must not leave the state machine out of sync with the screen. */
  function attempt(work: () => void) {
    try {
      work();
    } catch (error) {
      reportBug(error);
    }
  }

  /** A queue: events that a command causes are handled after its own step, in order. */
  function send(event: RendererEvent) {
    queue.push(event);
    if (queue.length > 1) return;
    for (let next: RendererEvent | undefined = event; next; next = queue[0]) {
      const before = shownOf(machine);
      const { state, commands } = step(machine, next);
      machine = state;
      for (const command of commands) attempt(() => execute(command));
      const now = shownOf(machine);
      if (now !== before) attempt(() => session.changed(now));
      queue.shift();
    }
  }

  function execute(command: RendererCommand) {
    switch (command.type) {
      case 'start-svg':
        return start('svg', command.id);
      case 'start-gl':
        return start('gl', command.id);
      case 'schedule-gl':
        cancelIdle();
        cancelIdle = choice === 'gl' ? soon(startGl) : renderers.whenIdle(startGl);
        return;
      case 'show': {
        const port = ports.get(command.id);
        stage.showContainer(command.id);
        if (port) session.shown(port);
        return;
      }
      case 'destroy':
        ports.get(command.id)?.destroy();
        ports.delete(command.id);
        stage.removeContainer(command.id);
    }
  }

  /** Starts GL, where it is the better renderer or the user's choice. */
  function startGl() {
    if (machine.gl.phase !== 'waiting') return;
    cancelIdle();
    if (choice === 'gl') decideGl(true);
    else void renderers.isGlFast().then(decideGl);
  }

  /** The user may have chosen meanwhile. */
  function decideGl(isFast: boolean) {
    if (machine.gl.phase === 'waiting') send({ type: choice === 'gl' || isFast ? 'gl-due' : 'gl-unwanted' });
  }

  function start(kind: RendererKind, id: RendererId) {
    const started = (port: MapPort) => {
      ports.set(id, port);
      send({ type: `${kind}-started`, id });
    };
    const failed = (error: unknown) => {
      stage.removeContainer(id);
      if (!machine.isDisposed) session.failed(kind, choice, error);
      send({ type: `${kind}-failed`, id });
    };
    try {
      const options = session.startOptions();
      if (!options) throw new Error('a renderer was started without a Scene');
      const made = renderers[kind]({ ...options, container: stage.addContainer(kind, id), events: eventsOf(id) });
      if (made instanceof Promise) made.then(started, failed);
      else started(made);
    } catch (error) {
      failed(error);
    }
  }

  /** Only the active renderer reports for the map; context loss is handled for every renderer. */
  function eventsOf(id: RendererId): MapEvents {
    const report =
      <Values extends readonly unknown[]>(work: (...values: Values) => void) =>
      (...values: Values) => {
        reports += 1;
        try {
          work(...values);
        } finally {
          reports -= 1;
        }
      };
    const ifOn = <Values extends readonly unknown[]>(work: (...values: Values) => void) =>
      report((...values: Values) => {
        if (activeId(machine) === id) work(...values);
      });
    const { moveStart, move, moveEnd, hover, select, doubleClick, blocked, failed } = session.events;
    return {
      moveStart: ifOn((byUser) => {
        moveStart(byUser);
        send({ type: 'moving', value: true });
      }),
      move: ifOn(move),
      moveEnd: ifOn((camera, byUser) => {
        moveEnd(camera, byUser);
        send({ type: 'moving', value: false });
        // A user who pans and zooms wants the faster renderer now; starting it earlier would have blocked the gesture.
        if (byUser) startGl();
      }),
      hover: ifOn(hover),
      select: ifOn(select),
      doubleClick: ifOn(doubleClick),
      blocked: ifOn(blocked),
      failed: report(failed),
      lost: report(() => send({ type: 'context-lost', id })),
      restored: report(() => send({ type: 'context-restored', id })),
    };
  }

  return {
    active() {
      const id = activeId(machine);
      return id === undefined ? undefined : ports.get(id);
    },
    all: () => ports.values(),
    isReporting: () => reports > 0,
    sceneReady: () => send({ type: 'scene-ready' }),
    choose(next) {
      choice = next;
      send({ type: next === 'svg' ? 'gl-unwanted' : 'gl-wanted' });
    },
    retry: () => send({ type: 'retry' }),
    dispose() {
      cancelIdle();
      send({ type: 'dispose' });
    },
  };
}

/** Runs after the current task, so that what is on screen is painted first. */
function soon(work: () => void): () => void {
  const timer = setTimeout(work);
  return () => clearTimeout(timer);
}
