/** What is selected is to be looked at closely: whoever holds the board shows the properties. */
export function openProperties(host: HTMLElement): void {
  host.dispatchEvent(new CustomEvent('yl-open-properties', { bubbles: true, composed: true }));
}
