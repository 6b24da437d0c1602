/** What the app loads of the editor. */
export { AddDialog } from './AddDialog.tsx';
export { EditorDialog } from './EditorDialog.tsx';
