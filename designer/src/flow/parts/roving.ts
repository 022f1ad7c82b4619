/**
 * One stop of the Tab key for a whole toolbar: arrows, Home and End walk through its buttons. For `keydown` of the toolbar;
 * the buttons are rendered with `tabindex` 0 for the first and -1 for the others.
 */
export function rovingKey(event: KeyboardEvent): void {
  const bar = event.currentTarget as HTMLElement;
  const buttons = [...bar.querySelectorAll<HTMLButtonElement>('button:not(:disabled, [role=menuitem])')].filter(
    (button) => button.offsetParent !== null,
  );
  const present = buttons.indexOf(event.target as HTMLButtonElement);
  if (present < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  const to =
    event.key === 'ArrowRight' || event.key === 'ArrowDown'
      ? (present + 1) % buttons.length
      : event.key === 'ArrowLeft' || event.key === 'ArrowUp'
        ? (present - 1 + buttons.length) % buttons.length
        : event.key === 'Home'
          ? 0
          : event.key === 'End'
            ? buttons.length - 1
            : undefined;
  if (to === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  buttons[to]?.focus();
}

/** For `focusin` of the toolbar: the Tab key comes back to where the focus was. */
export function rovingFocus(event: FocusEvent): void {
  const bar = event.currentTarget as HTMLElement;
  const target = event.target as HTMLElement;
  if (target.matches('[role=menuitem]')) return;
  for (const button of bar.querySelectorAll<HTMLButtonElement>('button:not([role=menuitem])'))
    button.tabIndex = button === target ? 0 : -1;
}

/** After each render: the Tab key finds a button that can be pressed. */
export function rovingStop(bar: Element | null | undefined): void {
  if (bar === null || bar === undefined) return;
  const buttons = [...bar.querySelectorAll<HTMLButtonElement>('button:not([role=menuitem])')];
  const usable = buttons.filter((button) => !button.disabled);
  const stop = usable.find((button) => button.tabIndex === 0) ?? usable[0];
  for (const button of buttons) button.tabIndex = button === stop ? 0 : -1;
}
