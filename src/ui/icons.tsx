/**
 * Line icons, 20 px, in the text's colour; decorative beside text or an accessible name, so hidden from assistive
 * technology.
 */
import css from './icons.module.css';

const PATHS = {
  close: 'M5 5l10 10M15 5L5 15',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  home: 'M3.5 9.5L10 4l6.5 5.5M5.5 8.5V16h9V8.5',
  world: 'M10 3a7 7 0 100 14 7 7 0 000-14zM3 10h14M10 3c2.2 2 3.2 4.3 3.2 7s-1 5-3.2 7c-2.2-2-3.2-4.3-3.2-7s1-5 3.2-7z',
  search: 'M9 4a5 5 0 100 10A5 5 0 009 4zm3.6 8.600L17 17',
  layers: 'M10 3.500l7 3.7-7 3.7-7-3.700zM3 10.500l7 3.7 7-3.700M3 13.500l7 3.7 7-3.7',
  expand: 'M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4',
  shrink: 'M8 4v4H4M16 8h-4V4M12 16v-4h4M4 12h4v4',
  fold: 'M12.5 5l-5 5 5 5',
  unfold: 'M7.5 5l5 5-5 5',
  theme: 'M10 3a7 7 0 107 7 5.5 5.5 0 01-7-7z',
  target: 'M10 6a4 4 0 100 8 4 4 0 000-8zM10 2.500V5M10 15v2.500M2.5 10H5M15 10h2.5',
  document: 'M5.5 2.5h6l3.5 3.5v11.5h-9.5zM11.5 2.5V6H15M8 9.5h5M8 12h5M8 14.5h3',
  filter: 'M3 5h14M5.5 10h9M8.500 15h3',
  difference: 'M7 4v12M4 7l3-3 3 3M13 16V4M10 13l3 3 3-3',
  structures:
    'M10 3.500a2 2 0 100 4 2 2 0 000-4zM5 12.500a2 2 0 100 4 2 2 0 000-4zM15 12.500a2 2 0 100 4 2 2 0 000-4zM8.800 7.300L6 12.600M11.200 7.300L14 12.600M7 14.500h6',
  compare: 'M3.500 4h5.500v12H3.500zM11 4h5.500v12H11z',
  download: 'M10 3.500v9M6.500 9.500l3.500 3.500 3.500-3.500M4 16h12',
  table: 'M3 4.500h14v11H3zM3 8.500h14M3 12h14M8 4.500v11',
  matrix: 'M3.500 3.500h4v4h-4zM12.500 3.500h4v4h-4zM3.500 12.500h4v4h-4zM12.500 12.500h4v4h-4zM9 9h2v2H9z',
  play: 'M7 4.500l8 5.500-8 5.500z',
  pause: 'M7.500 5v10M12.500 5v10',
  drag: 'M7.500 5v.01M12.500 5v.01M7.500 10v.01M12.500 10v.01M7.500 15v.01M12.500 15v.01',
  up: 'M5 12l5-5 5 5',
  down: 'M5 8l5 5 5-5',
  story: 'M3.500 4h9v7h-9zM6.500 14h10.500V6.500M5.500 7.500h5M8 5v5',
  events: 'M4 5h12v11H4zM4 8.500h12M7.500 3.500v3M12.500 3.500v3M7 11.500h2M11 11.500h2',
  open: 'M11.500 4H16v4.500M16 4l-7 7M8.500 5H4v11h11v-4.500',
  share: 'M10 12.500v-9M6.800 6.500L10 3.300l3.200 3.200M6.500 9.500H4.500v7.500h11V9.500h-2',
  pen: 'M4 16l1-4 8.500-8.500 3 3L8 15zM12 5l3 3',
  keys: 'M3 5.500h14v9H3zM6 8.500h.1M9 8.500h.1M12 8.500h.1M14.500 8.500h.1M6.500 12h7',
  present: 'M3 4h14M4 4v9h12V4M10 13v3M6.500 17l3.500-2 3.500 2',
  export: 'M10 12.500v-9M6.500 7L10 3.500 13.500 7M4 12.500V17h12v-4.500',
  workbench: 'M3 14.500V5.500h5l1.500 2H17v7zM10 9v4M8 11h4',
  embed: 'M7 6l-4 4 4 4M13 6l4 4-4 4M11.500 4.500l-3 11',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      className={css.icon}
      viewBox="0 0 20 20"
      width="20"
      height="20"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
