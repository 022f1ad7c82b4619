import { html, nothing, render, type TemplateResult } from 'lit';

export interface MenuItem {
  readonly text: string;
  /** Beside it: a key, “now”. */
  readonly aside?: string;
  /** A line above it. */
  readonly isFirstOfGroup?: boolean;
  readonly isLater?: boolean;
  readonly testId?: string;
  readonly act: () => void;
}

interface DropMenu {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly face: TemplateResult;
  readonly isDisabled?: boolean;
  readonly items: () => readonly MenuItem[];
  /** The items are made when it opens, not with every change of the design. */
  readonly isLong?: boolean;
}

/** A button with a menu by the ARIA pattern: arrows move, Enter takes, Esc closes. */
export function dropMenu(menu: DropMenu): TemplateResult {
  const { name, label, hint, face, isDisabled = false, isLong = false } = menu;
  const prepare = (event: Event): void => {
    const list = dropOf(event).querySelector<HTMLElement>('.menu');
    if (isLong && list !== null && list.hidden) render(itemsTemplate(menu), list);
  };
  return html`<div
    class="drop ${name}"
    @focusout=${closeWhenLeft}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === 'ArrowDown') prepare(event);
      onKey(event);
    }}
  >
    <button
      class="icon plain"
      type="button"
      aria-haspopup="menu"
      aria-expanded="false"
      aria-label=${label}
      title=${label}
      ?disabled=${isDisabled}
      data-testid=${`menu-${name}`}
      @click=${(event: Event) => {
        prepare(event);
        toggle(event);
      }}
    >
      ${face}
    </button>
    <div class="menu" role="menu" aria-label=${label} hidden>
      ${hint === undefined ? nothing : html`<p class="hint" role="none">${hint}</p>`}
      ${isLong ? nothing : itemsTemplate(menu)}
    </div>
  </div>`;
}

function itemsTemplate({ items }: DropMenu): TemplateResult {
  return html`${items().map(
    (item) =>
      html`${item.isFirstOfGroup === true ? html`<hr role="separator" />` : nothing}
        <button
          type="button"
          role="menuitem"
          tabindex="-1"
          class=${item.isLater === true ? 'later' : ''}
          data-testid=${item.testId ?? nothing}
          @click=${(event: Event) => {
            close(dropOf(event));
            item.act();
          }}
        >
          <span>${item.text}</span>${item.aside === undefined ? nothing : html`<kbd>${item.aside}</kbd>`}
        </button>`,
  )}`;
}

function dropOf(event: Event): HTMLElement {
  return (event.currentTarget as HTMLElement).closest<HTMLElement>('.drop') as HTMLElement;
}

function isOpen(drop: HTMLElement): boolean {
  return drop.querySelector<HTMLElement>('.menu')?.hidden === false;
}

function close(drop: HTMLElement): void {
  if (!isOpen(drop)) return;
  drop.querySelector('.menu')?.setAttribute('hidden', '');
  const button = drop.querySelector<HTMLElement>('button');
  button?.setAttribute('aria-expanded', 'false');
  button?.focus();
}

function toggle(event: Event): void {
  const drop = dropOf(event);
  if (isOpen(drop)) return close(drop);
  drop.querySelector('.menu')?.removeAttribute('hidden');
  drop.querySelector('button')?.setAttribute('aria-expanded', 'true');
  drop.querySelector<HTMLElement>('[role=menuitem]')?.focus();
}

function closeWhenLeft(event: FocusEvent): void {
  const drop = dropOf(event);
  if (event.relatedTarget instanceof Node && drop.contains(event.relatedTarget)) return;
  drop.querySelector('.menu')?.setAttribute('hidden', '');
  drop.querySelector('button')?.setAttribute('aria-expanded', 'false');
}

function onKey(event: KeyboardEvent): void {
  const drop = dropOf(event);
  if (event.key === 'ArrowDown' && !isOpen(drop)) return toggle(event);
  if (!isOpen(drop)) return;
  const items = [...drop.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const at = items.indexOf((drop.getRootNode() as ShadowRoot).activeElement as HTMLElement);
  const next = {
    ArrowDown: items[(at + 1) % items.length],
    ArrowUp: items[(at - 1 + items.length) % items.length],
    Home: items[0],
    End: items.at(-1),
  }[event.key];
  if (next !== undefined) next.focus();
  else if (event.key === 'Escape') close(drop);
  else return;
  event.preventDefault();
  event.stopPropagation();
}
