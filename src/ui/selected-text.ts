/**
 * Whether the user has selected text in an element: the click that ends such a selection is no click on the element.
 */
export function hasSelectedText(element: Element): boolean {
  const selection = getSelection();
  return selection !== null && !selection.isCollapsed && selection.containsNode(element, true);
}
