/** What an element shows while its map is not live: a picture made by the build, as a link to the full map. */

/**
 * In a constructed style sheet, because a host's Content-Security-Policy may forbid `<style>`. The picture covers the
 * frame, so that the browser's error page never shows if the map does not load. The two colours are the app's water and
 * ink.
 */
const CSS = `
:host{display:block;position:relative;aspect-ratio:16/10;overflow:hidden;contain:layout paint;background:#d8e5ea;color:#1f2a30}
:host([hidden]){display:none!important}
:host([theme=dark]){background:#0c1216;color:#eef2f3}
@media(prefers-color-scheme:dark){:host(:not([theme=light])){background:#0c1216;color:#eef2f3}}
a,iframe{position:absolute;inset:0;width:100%;height:100%;border:0}
a{z-index:1;background:inherit;color:inherit;display:grid;place-items:center;text-align:center;font:600 1rem/1.4 system-ui,sans-serif}
a[hidden]{display:none}
a:focus-visible{outline:3px solid #b8322a;outline-offset:-3px}
img{position:absolute;width:100%;height:100%;object-fit:contain}
`;

export interface Picture {
  readonly link: HTMLAnchorElement;
  readonly show: (content: {
    readonly href: string;
    readonly name: string;
    /** Addresses, the best first; each is a fallback of the one before it. */
    readonly pictures: readonly string[];
  }) => void;
}

/** Adds style sheet and picture to an element's shadow root. */
export function createPicture(root: ShadowRoot): Picture {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS);
  root.adoptedStyleSheets = [sheet];
  const link = document.createElement('a');
  link.target = '_blank';
  link.rel = 'noopener';
  let shown = '';
  return {
    link,
    show({ href, name, pictures }) {
      link.href = href;
      const image = link.querySelector('img');
      if (image) image.alt = name;
      const wanted = pictures.join(' ');
      if (shown === wanted) return;
      shown = wanted;
      const rest = [...pictures];
      const next = document.createElement('img');
      // Pictures far from the viewport do not compete with the host's own content.
      next.loading = 'lazy';
      next.decoding = 'async';
      next.alt = name;
      next.onerror = () => {
        const address = rest.shift();
        if (address) next.src = address;
        // Without any picture the name, which is a link, is better than a broken image.
        else next.replaceWith(next.alt);
      };
      next.src = rest.shift() ?? '';
      link.replaceChildren(next);
    },
  };
}
