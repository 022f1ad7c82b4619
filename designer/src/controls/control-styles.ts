import { css } from 'lit';

/** The one look of everything that can be pressed, typed into or chosen from in the designer. Native controls; sizes for 13 px text. */
export const controlStyles = css`
  :host {
    color: var(--yl-text);
    font-family: var(--yl-font);
    font-size: 13px;
    line-height: 1.5;
    -webkit-font-smoothing: antialiased;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  .sr {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  button,
  input,
  select,
  textarea {
    margin: 0;
    font: inherit;
    color: inherit;
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 5px;
    min-height: 30px;
    padding: 3px 11px;
    border: 1px solid var(--yl-line-strong);
    border-radius: var(--yl-radius);
    background: var(--yl-surface);
    white-space: nowrap;
    cursor: pointer;
  }
  button:hover:not(:disabled) {
    border-color: var(--yl-primary);
    color: var(--yl-primary-strong);
  }
  button:disabled {
    color: #6b7882;
    background: var(--yl-surface-soft);
    cursor: default;
  }
  button.primary {
    border-color: var(--yl-primary);
    background: var(--yl-primary);
    color: #fff;
  }
  button.primary:hover:not(:disabled) {
    background: var(--yl-primary-strong);
    color: #fff;
  }
  button.primary:disabled {
    border-color: var(--yl-line-strong);
    background: var(--yl-surface-soft);
    color: #6b7882;
  }
  button.danger {
    border-color: var(--yl-danger);
    color: var(--yl-danger);
  }
  button.danger:disabled {
    border-color: var(--yl-line-strong);
    color: #6b7882;
  }
  button.plain {
    border-color: transparent;
    background: none;
  }
  button.icon {
    min-width: 30px;
    padding: 3px;
  }
  button[aria-pressed='true'],
  button[aria-selected='true'] {
    border-color: var(--yl-primary);
    background: var(--yl-primary-soft);
    color: var(--yl-primary-strong);
  }
  input:not([type='checkbox'], [type='radio'], [type='range'], [type='file']),
  select,
  textarea {
    width: 100%;
    min-height: 30px;
    padding: 3px 8px;
    border: 1px solid var(--yl-line-strong);
    border-radius: var(--yl-radius);
    background-color: var(--yl-surface);
  }
  /* The same sign as in the boxes one types into; drawn by itself, so that it does not depend on the browser. */
  select {
    appearance: none;
    padding-inline: 8px 24px;
    background-image: url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 6'%3E%3Cpath d='M.8.8 5 5 9.2.8' fill='none' stroke='%2356646f' stroke-width='1.5'/%3E%3C/svg%3E");
    background-position: right 8px center;
    background-repeat: no-repeat;
    background-size: 10px 6px;
    text-overflow: ellipsis;
  }
  textarea {
    min-height: 64px;
    resize: vertical;
  }
  input[type='checkbox'],
  input[type='radio'] {
    width: 15px;
    height: 15px;
    accent-color: var(--yl-primary);
  }
  input:disabled,
  select:disabled,
  textarea:disabled,
  textarea:read-only,
  input:read-only:not([type='checkbox'], [type='radio']) {
    background-color: var(--yl-surface-soft);
    color: var(--yl-muted);
    opacity: 1;
  }
  [aria-invalid='true'] {
    border-color: var(--yl-danger) !important;
    background-color: var(--yl-danger-soft) !important;
  }
  :focus-visible {
    outline: 2px solid var(--yl-focus);
    outline-offset: 1px;
  }
  .field {
    display: flex;
    flex-direction: column;
    gap: 3px;
    min-width: 0;
  }
  .field > label,
  .field > .label {
    color: var(--yl-muted);
    font-size: 12px;
  }
  .check {
    display: flex;
    align-items: center;
    gap: 7px;
    min-height: 30px;
  }
  .hint {
    color: var(--yl-muted);
    font-size: 12px;
  }
  .fault {
    color: var(--yl-danger);
    font-size: 12px;
  }
  .stack {
    display: flex;
    flex-direction: column;
    gap: 10px;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
  }
  .grow {
    flex: 1 1 0;
    min-width: 0;
  }
  .card {
    padding: 10px;
    border: 1px solid var(--yl-line);
    border-radius: var(--yl-radius);
    background: var(--yl-surface);
  }
  .empty {
    padding: 14px;
    color: var(--yl-muted);
    text-align: center;
  }
  details > summary {
    min-height: 30px;
    padding: 5px 0;
    font-weight: 600;
    list-style: none;
    cursor: pointer;
  }
  details > summary::-webkit-details-marker {
    display: none;
  }
  details > summary::before {
    content: '';
    display: inline-block;
    flex: none;
    width: 6px;
    height: 6px;
    margin: 0 8px 1px 2px;
    border: solid var(--yl-muted);
    border-width: 0 1.5px 1.5px 0;
    transform: rotate(-45deg);
  }
  details[open] > summary::before {
    transform: translateY(-2px) rotate(45deg);
  }
  h2,
  h3,
  h4 {
    margin: 0;
    font-size: 14px;
    font-weight: 600;
  }
  dialog {
    width: min(560px, calc(100vw - 24px));
    max-height: calc(100dvh - 32px);
    padding: 16px 18px;
    border: 1px solid var(--yl-line-strong);
    border-radius: 6px;
    color: inherit;
    box-shadow: 0 10px 36px rgb(16 26 35 / 24%);
  }
  dialog::backdrop {
    background: rgb(16 26 35 / 38%);
  }
  dialog .buttons {
    display: flex;
    justify-content: flex-end;
    gap: 8px;
    margin-top: 16px;
  }
  @media (pointer: coarse) {
    button,
    select,
    input:not([type='checkbox'], [type='radio']) {
      min-height: 38px;
    }
  }
`;
