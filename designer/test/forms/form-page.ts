import type { ElementHandle, Page } from 'puppeteer-core';
import type { DesignSession } from '@yunliu/designer/session';
import type { FormTemplate } from '@yunliu/engine/forms';

declare global {
  interface Window {
    session: DesignSession;
  }
}

/** The element once it is there, in any shadow root of the designer. */
export async function find(page: Page, selector: string): Promise<ElementHandle<HTMLElement>> {
  for (let tries = 0; tries < 160; tries++) {
    const found = await page.$(`yl-form-designer >>> ${selector}`);
    if (found) return found as ElementHandle<HTMLElement>;
    await rest(25);
  }
  throw new Error(`${selector} did not appear`);
}

export async function rest(ms = 60): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}

export async function click(page: Page, selector: string): Promise<void> {
  await (await find(page, selector)).click();
  await rest();
}

/** What the innermost focused element is, through shadow roots. */
export async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    let at: Element | null = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    return `${at?.localName ?? ''} ${at?.getAttribute('data-at') ?? at?.getAttribute('data-kind') ?? at?.id ?? ''}`.trim();
  });
}

/** The form that is being designed. */
export async function form(page: Page): Promise<FormTemplate> {
  return page.evaluate(() => {
    const { form: id } = document.querySelector('yl-form-designer') as unknown as { readonly form: string };
    return window.session.document.forms[id] as FormTemplate;
  });
}

/** The form's layout in short: types and names. */
export async function outline(page: Page): Promise<unknown> {
  const short = (element: FormTemplate['ui']): unknown => {
    if ('elements' in element) return { [element.type]: element.elements.map(short) };
    if (element.type === 'Label') return 'Label';
    const name = element.scope.split('/').at(-1) ?? '';
    return element.type === 'Table' ? { [name]: element.columns.map(short) } : name;
  };
  const { ui } = await form(page);
  return 'elements' in ui ? ui.elements.map(short) : [];
}

/** Presses on one element, moves over the other and lets go there; `share`: where on the target, from its top left. */
export async function drag(
  page: Page,
  from: string,
  to: string,
  share: { readonly x?: number; readonly y?: number } = {},
): Promise<void> {
  const source = await (await find(page, from)).boundingBox();
  const target = await (await find(page, to)).boundingBox();
  if (source === null || target === null) throw new Error(`${from} or ${to} is not shown`);
  await page.mouse.move(source.x + source.width / 2, source.y + Math.min(14, source.height / 2));
  await page.mouse.down();
  const x = target.x + target.width * (share.x ?? 0.5);
  const y = target.y + target.height * (share.y ?? 0.5);
  await page.mouse.move(source.x + source.width / 2 + 8, source.y + 20, { steps: 2 });
  await page.mouse.move(x, y, { steps: 6 });
  await rest(60);
  await page.mouse.up();
  await rest();
}
