import type { Page } from 'puppeteer-core';

/** Every text a person can see or hear on the page: text nodes, labels, placeholders, titles, through all shadow roots. */
export function shownTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts = new Set<string>();
    const add = (text: string | null | undefined): void => {
      const tidy = text?.trim() ?? '';
      if (tidy !== '') texts.add(tidy);
    };
    const visit = (node: Node): void => {
      if (node instanceof Text) return add(node.data);
      if (node instanceof Element) {
        if (['STYLE', 'SCRIPT', 'TEMPLATE'].includes(node.tagName)) return;
        for (const name of ['aria-label', 'placeholder', 'title', 'alt']) add(node.getAttribute(name));
        if (node.shadowRoot) visit(node.shadowRoot);
      }
      node.childNodes.forEach(visit);
    };
    const form = document.querySelector('yl-form');
    if (form) visit(form);
    return [...texts];
  });
}

/** Inputs and buttons in the form that have no accessible name. */
export function namelessControls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const nameless: string[] = [];
    const visit = (root: ParentNode): void => {
      for (const element of root.querySelectorAll('*')) {
        if (element.shadowRoot && !element.tagName.startsWith('VAADIN')) visit(element.shadowRoot);
        if (!element.matches('input:not([hidden]), textarea, button, [role=combobox], a[href], canvas')) continue;
        const scope = element.getRootNode() as ShadowRoot;
        const byId = (element.getAttribute('aria-labelledby') ?? '')
          .split(' ')
          .map((id) => (id === '' ? '' : (scope.getElementById(id)?.textContent ?? '')))
          .join('');
        const label =
          element.id === '' ? '' : (scope.querySelector(`label[for="${CSS.escape(element.id)}"]`)?.textContent ?? '');
        const name = [
          element.getAttribute('aria-label'),
          byId,
          label,
          element.textContent,
          element.getAttribute('title'),
        ].find((text) => (text ?? '').trim() !== '');
        if (name === undefined) nameless.push(element.outerHTML.slice(0, 160));
      }
    };
    const form = document.querySelector('yl-form');
    if (form?.shadowRoot) visit(form.shadowRoot);
    return nameless;
  });
}
