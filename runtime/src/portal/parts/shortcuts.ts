import { html } from 'lit';
import { t } from '../locales/index.js';
import { currentUser } from '../contexts/session.js';
import { go } from '../router.js';
import { openDialog } from './dialog.js';

const PLACES: { readonly [key: string]: string } = { t: '/tasks', c: '/catalogue', s: '/instances', n: '/notices' };
const SEQUENCE_MS = 1200;

let waitingUntil = 0;

/** Keys for people who live in the portal: `g` then a letter goes somewhere, `/` searches, `?` shows this list. */
export function startShortcuts(): void {
  document.addEventListener('keydown', (event) => {
    if (currentUser() === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event) || document.querySelector('dialog[open]') !== null) return;
    const now = event.timeStamp;
    const target = now < waitingUntil ? PLACES[event.key] : undefined;
    waitingUntil = 0;
    if (target !== undefined) void go(target);
    else if (event.key === 'g') waitingUntil = now + SEQUENCE_MS;
    else if (event.key === '?') void showShortcuts();
    else if (event.key === '/') document.querySelector<HTMLElement>('[data-search]')?.focus();
    else return;
    event.preventDefault();
  });
}

export async function showShortcuts(): Promise<void> {
  const { shortcuts } = t();
  const rows: readonly (readonly [readonly string[], string])[] = [
    [['g', 't'], shortcuts.tasks],
    [['g', 'c'], shortcuts.catalogue],
    [['g', 's'], shortcuts.instances],
    [['g', 'n'], shortcuts.notices],
    [['/'], shortcuts.search],
    [['Ctrl', 'S'], shortcuts.save],
    [['Esc'], shortcuts.close],
    [['?'], shortcuts.help],
  ];
  await openDialog(
    shortcuts.title,
    () =>
      html`<dl class="keys">
        ${rows.map(
          ([keys, what]) =>
            html`<div>
              <dt>
                ${keys.map((key, index) => html`${index > 0 ? html`<span class="faint">${key.length > 1 || keys[0] === 'Ctrl' ? '+' : shortcuts.next}</span>` : ''}<kbd>${key}</kbd>`)}
              </dt>
              <dd>${what}</dd>
            </div>`,
        )}
      </dl>`,
  );
}

function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}
