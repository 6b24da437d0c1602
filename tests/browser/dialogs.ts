/** The share and the embed dialog in the words of the person who uses them, and the fresh page that a snippet is pasted into. */
import { createServer } from 'node:http';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import type { App } from './driver.ts';
import type { Screen, Target } from './helper/screen.ts';

export const DIALOG: Target = { role: 'dialog' };
const button = (name: RegExp): Target => ({ role: 'button', name, in: DIALOG });
const field = (role: 'checkbox' | 'combobox' | 'textbox' | 'spinbutton', name: RegExp): Target => ({
  role,
  name,
  in: DIALOG,
});
const OPENERS: Readonly<Record<'share' | 'embed', Target>> = {
  share: { role: 'button', name: /^(分享|Share)$/, nth: 0 },
  embed: { role: 'button', name: /^(嵌入|Embed)$/ },
};

/** What both dialogs can do. */
class HandOut {
  protected readonly app: App;
  protected readonly screen: Screen;
  readonly #name: 'share' | 'embed';

  constructor(app: App, name: 'share' | 'embed') {
    this.app = app;
    this.screen = app.screen;
    this.#name = name;
  }
  async open(): Promise<void> {
    await this.screen.click(OPENERS[this.#name]);
    await this.screen.appears(DIALOG);
  }
  async openByKey(): Promise<void> {
    await this.screen.focus(OPENERS[this.#name]);
    await this.screen.press('Enter');
    await this.screen.appears(DIALOG);
  }
  async isOpen(): Promise<boolean> {
    return this.screen.isVisible(DIALOG);
  }
  /** What the dialog says has happened. */
  async status(): Promise<string> {
    return this.screen.text({ role: 'status', in: DIALOG });
  }
  async words(): Promise<string> {
    return this.screen.text(DIALOG);
  }
  async check(name: RegExp, checked: boolean): Promise<void> {
    await this.screen.setChecked(field('checkbox', name), checked);
  }
  async choose(name: RegExp, option: string): Promise<void> {
    await this.screen.choose(field('combobox', name), option);
  }
  async type(name: RegExp, text: string): Promise<void> {
    await this.screen.fill(field('textbox', name), text);
  }
  async press(name: RegExp): Promise<void> {
    await this.screen.click(button(name));
  }
  async has(name: RegExp): Promise<boolean> {
    return this.screen.isVisible(button(name));
  }
  /** What stands out of the dialog sideways, and how much of the window the dialog takes. */
  async fit(): Promise<{ readonly tooWide: readonly string[]; readonly share: number }> {
    return this.screen.runAt(DIALOG, (dialog) => {
      const box = dialog.getBoundingClientRect();
      const tooWide = [...dialog.querySelectorAll('*')]
        .filter(
          (element) =>
            element.checkVisibility() &&
            !element.closest('iframe') &&
            element.getBoundingClientRect().right > box.right + 1,
        )
        .map((element) => `${element.tagName.toLowerCase()}.${element.className.toString()}`);
      return { tooWide, share: (box.width * box.height) / (innerWidth * innerHeight) };
    });
  }
  /** Whether the focus is in the dialog. */
  async hasFocus(): Promise<boolean> {
    return this.screen.runAt(DIALOG, (dialog) => dialog.contains(document.activeElement));
  }
  /** What is selected in the field that has the focus. */
  async selected(): Promise<string> {
    return this.screen.run(() => {
      const element = document.activeElement;
      return element instanceof HTMLTextAreaElement
        ? element.value.slice(element.selectionStart, element.selectionEnd)
        : '';
    });
  }
}

export class ShareDialog extends HandOut {
  constructor(app: App) {
    super(app, 'share');
  }
  async link(): Promise<URL> {
    return new URL(await this.screen.value(field('textbox', /^(链接|Link)$/)));
  }
  async isOffered(name: RegExp): Promise<boolean> {
    return !(await this.screen.runAt(field('checkbox', name), (element) => (element as HTMLInputElement).disabled));
  }
  /** Reads the code from the screen as a camera does; undefined when there is nothing to read. */
  async scan(): Promise<string | undefined> {
    const code: Target = { role: 'img', name: /^(链接的二维码|QR code of the link)$/, in: DIALOG };
    await this.screen.runAt(code, (element) => element.scrollIntoView({ block: 'center' }));
    const { data, width, height } = PNG.sync.read(await this.screen.picture(await this.screen.box(code)));
    return jsQR(new Uint8ClampedArray(data), width, height, { inversionAttempts: 'dontInvert' })?.data;
  }
  async downloadCode(format: 'SVG' | 'PNG'): Promise<{ readonly name: string; readonly text: string }> {
    return this.screen.download({ role: 'link', name: new RegExp(`${format}$`), in: DIALOG });
  }
  /** The picture of what the reader will see: what it says in words, and its drawing. */
  async preview(): Promise<{ readonly alt: string; readonly svg: string }> {
    const image: Target = { css: '.hand-out-preview img', in: DIALOG };
    await this.screen.appears(image);
    const source = (await this.screen.attribute(image, 'src')) ?? '';
    return {
      alt: (await this.screen.attribute(image, 'alt')) ?? '',
      svg: decodeURIComponent(source.slice(source.indexOf(',') + 1)),
    };
  }
}

const PREVIEW: Target = { css: '.embed-preview iframe', in: DIALOG };
const IN_PREVIEW: Target = { frame: '.embed-preview iframe' };

export class EmbedDialog extends HandOut {
  constructor(app: App) {
    super(app, 'embed');
  }
  /** The address of the preview. */
  async previewed(): Promise<URL> {
    return new URL((await this.screen.attribute(PREVIEW, 'src')) ?? '');
  }
  async waitForPreview(state = 'live'): Promise<void> {
    await this.screen.isThere({ css: `[data-map-state="${state}"]`, in: IN_PREVIEW });
  }
  async countPreviews(): Promise<number> {
    return this.screen.count({ css: 'iframe' });
  }
  /** How often a map for a preview has been asked for. */
  countLoads(): number {
    return this.screen.requests(/[?&]mode=embed/).length;
  }
  async seesInPreview(target: Target): Promise<boolean> {
    return this.screen.isVisible({ ...target, in: IN_PREVIEW });
  }
  async waitInPreview(target: Target): Promise<void> {
    await this.screen.appears({ ...target, in: IN_PREVIEW });
  }
  async previewTheme(): Promise<string | null> {
    return this.screen.attribute(IN_PREVIEW, 'data-theme');
  }
  async chooseTab(name: RegExp): Promise<void> {
    await this.screen.click({ role: 'tab', name, in: DIALOG });
  }
  async tab(): Promise<string> {
    return this.screen.text({ css: '[role=tab][aria-selected=true]', in: DIALOG });
  }
  async snippet(): Promise<string> {
    return this.screen.value({ css: '[role=tabpanel] textarea', in: DIALOG });
  }
  async snippetOf(tab: RegExp): Promise<string> {
    await this.chooseTab(tab);
    return this.snippet();
  }
  async setPixels(name: RegExp, value: number): Promise<void> {
    await this.screen.fill(field('spinbutton', name), String(value));
    await this.screen.press('Tab');
  }
  async options(name: RegExp): Promise<readonly { readonly text: string; readonly disabled: boolean }[]> {
    return this.screen.runAt(field('combobox', name), (element) =>
      [...(element as HTMLSelectElement).options].map(({ text, disabled }) => ({ text, disabled })),
    );
  }
  async unfoldHost(): Promise<void> {
    await this.screen.click({ css: '.hand-out-host summary', in: DIALOG });
  }
  async originError(): Promise<string> {
    return this.screen.text({ css: '.hand-out-error', in: DIALOG });
  }
}

/** Serves a page that somebody has pasted into, from a port of its own: another origin than the map's. */
export async function serve(body: string): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A page</title><link rel="icon" href="data:,"><body style="margin:0"><h1>A page</h1>${body}</body></html>`;
  const server = createServer((_, response) =>
    response.setHeader('content-type', 'text/html; charset=utf-8').end(page),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
