/** What has the focus, however deep in shadow roots; undefined = nothing within. */
export function deepActive(root: DocumentOrShadowRoot = document): Element | undefined {
  let active = root.activeElement;
  while (active?.shadowRoot?.activeElement instanceof Element) active = active.shadowRoot.activeElement;
  return active ?? undefined;
}
