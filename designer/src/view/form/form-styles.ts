import { css } from 'lit';

/** Everything inside `yl-form`; its fields render into the same tree. Widths follow the form, not the window. */
export const formStyles = css`
  :host {
    display: block;
    position: relative;
    container-type: inline-size;
    color: var(--yl-text);
    font-family: var(--yl-font);
    font-size: 14px;
    line-height: 1.6;
    -webkit-font-smoothing: antialiased;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  .sr {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .stack {
    display: flex;
    flex-direction: column;
    gap: 14px;
  }
  .row {
    display: grid;
    grid-template-columns: repeat(var(--columns, 2), minmax(0, 1fr));
    gap: 14px 18px;
    align-items: start;
  }
  .cols-1 {
    --columns: 1;
  }
  .cols-3 {
    --columns: 3;
  }
  .cols-4 {
    --columns: 4;
  }
  .span-2 {
    grid-column: span 2;
  }
  .span-3 {
    grid-column: span 3;
  }
  .span-4 {
    grid-column: span 4;
  }
  .group {
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }
  .group > h3 {
    margin: 6px 0 12px;
    padding-bottom: 5px;
    border-bottom: 1px solid var(--yl-line);
    color: var(--lumo-header-text-color);
    font-size: 15px;
    font-weight: 600;
  }
  .note {
    margin: 0;
    color: var(--yl-muted);
    white-space: pre-line;
  }
  .panel {
    padding-top: 14px;
  }
  .steps ol {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 10px;
    margin: 0;
    padding: 0 0 8px;
    border-bottom: 1px solid var(--yl-line);
    list-style: none;
  }
  .step {
    display: inline-flex;
    align-items: center;
    gap: 7px;
    min-height: 32px;
    padding: 2px 10px 2px 4px;
    border: 0;
    border-radius: 16px;
    background: none;
    color: var(--yl-muted);
    font: inherit;
    cursor: pointer;
  }
  .step[aria-current] {
    background: var(--yl-primary-soft);
    color: var(--yl-primary-strong);
    font-weight: 600;
  }
  .step-number {
    display: inline-grid;
    place-items: center;
    width: 24px;
    height: 24px;
    border: 1px solid var(--yl-line-strong);
    border-radius: 50%;
    background: var(--yl-surface);
    font-size: 12px;
  }
  .step[aria-current] .step-number {
    border-color: var(--yl-primary);
    background: var(--yl-primary);
    color: #fff;
  }
  .step-buttons {
    display: flex;
    justify-content: flex-end;
    gap: 8px;
    margin-top: 14px;
  }
  .tab-errors {
    margin-inline-start: 6px;
    padding: 0 6px;
    border-radius: 9px;
    background: var(--yl-danger);
    color: #fff;
    font-size: 12px;
    line-height: 18px;
  }

  [data-pointer] {
    display: block;
    min-width: 0;
  }
  vaadin-text-field,
  vaadin-text-area,
  vaadin-number-field,
  vaadin-integer-field,
  vaadin-date-picker,
  vaadin-time-picker,
  vaadin-date-time-picker,
  vaadin-select,
  vaadin-combo-box,
  vaadin-multi-select-combo-box {
    width: 100%;
    min-width: 0;
    padding-top: 0;
  }
  vaadin-date-time-picker::part(label) {
    padding-bottom: 6px;
  }
  vaadin-tabs::part(tabs) {
    margin-inline: 0;
  }
  vaadin-tab:first-of-type {
    padding-inline-start: 2px;
  }
  vaadin-radio-group,
  vaadin-checkbox-group {
    padding-top: 0;
  }
  .unit {
    color: var(--yl-muted);
    font-size: 13px;
  }

  .frame {
    min-width: 0;
  }
  .label {
    margin-bottom: 3px;
    color: var(--yl-text);
    font-size: 13px;
    font-weight: 500;
    line-height: 16.5px;
  }
  .star {
    margin-inline-start: 3px;
    color: var(--yl-danger);
  }
  .hint {
    color: var(--yl-muted);
    font-size: 12px;
  }
  .error {
    color: var(--yl-danger);
    font-size: 12px;
  }

  .read {
    margin: 0;
    min-width: 0;
  }
  .read dt {
    color: var(--yl-muted);
    font-size: 13px;
    line-height: 16.5px;
  }
  .read dd {
    display: flex;
    flex-direction: column;
    margin: 1px 0 0;
    padding: 4px 0 5px;
    border-bottom: 1px solid var(--yl-line);
    min-height: 22px;
    overflow-wrap: anywhere;
  }
  .lines {
    white-space: pre-wrap;
  }
  .none {
    color: var(--lumo-tertiary-text-color);
  }
  .number {
    font-variant-numeric: tabular-nums;
  }

  button {
    font: inherit;
  }
  button:focus-visible,
  a:focus-visible,
  .summary:focus-visible {
    outline: 2px solid var(--yl-focus);
    outline-offset: 1px;
  }
  .action {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    min-height: 32px;
    padding: 0 12px;
    border: 1px solid var(--yl-line-strong);
    border-radius: var(--yl-radius);
    background: var(--yl-surface);
    color: var(--yl-primary);
    font-weight: 500;
    cursor: pointer;
  }
  .action:hover {
    border-color: var(--yl-primary);
    background: var(--yl-primary-soft);
  }
  .action.primary {
    border-color: var(--yl-primary);
    background: var(--yl-primary);
    color: #fff;
  }
  .action.primary:hover {
    background: var(--yl-primary-strong);
  }
  .action[disabled] {
    opacity: 0.5;
    cursor: default;
  }
  .link {
    padding: 2px 4px;
    border: 0;
    background: none;
    color: var(--yl-primary);
    text-decoration: underline;
    text-underline-offset: 3px;
    cursor: pointer;
  }
  .icon {
    display: inline-grid;
    place-items: center;
    width: 28px;
    height: 28px;
    padding: 0;
    border: 0;
    border-radius: var(--yl-radius);
    background: none;
    color: var(--yl-muted);
    font-size: 17px;
    line-height: 1;
    cursor: pointer;
  }
  .icon:hover {
    background: var(--yl-primary-soft);
    color: var(--yl-primary);
  }

  .summary {
    margin-bottom: 14px;
    padding: 10px 14px;
    border: 1px solid var(--yl-danger);
    border-inline-start-width: 4px;
    border-radius: var(--yl-radius);
    background: var(--yl-danger-soft);
  }
  .summary h3 {
    margin: 0 0 4px;
    color: var(--yl-danger);
    font-size: 14px;
    font-weight: 600;
  }
  .summary ul {
    margin: 0;
    padding-inline-start: 20px;
  }
  .summary a {
    display: inline-block;
    min-height: 24px;
    color: var(--yl-danger);
    text-underline-offset: 3px;
  }

  .cascade,
  .sign-row,
  .sign-offers,
  .sign-buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    align-items: flex-end;
  }
  .sign-offers {
    align-items: center;
  }
  .cascade > * {
    flex: 1 1 130px;
  }
  .seal-owner {
    flex: 1 1 160px;
    width: auto;
  }
  .sign-panel {
    display: flex;
    flex-direction: column;
    gap: 8px;
    padding: 10px;
    border: 1px solid var(--yl-line-strong);
    border-radius: var(--yl-radius);
    background: var(--yl-surface-soft);
  }
  .sign-row > * {
    flex: 1 1 150px;
    width: auto;
  }
  .sign-canvas {
    width: 100%;
    height: 150px;
    border: 1px dashed var(--yl-line-strong);
    border-radius: var(--yl-radius);
    background: #fff;
    touch-action: none;
  }
  .signed {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
  }
  .signature-image {
    height: 52px;
    max-width: 200px;
    object-fit: contain;
  }
  .seal-image {
    height: 84px;
    max-width: 140px;
    object-fit: contain;
  }
  .signed-words {
    overflow-wrap: anywhere;
  }

  .files {
    margin: 0 0 6px;
    padding: 0;
    list-style: none;
  }
  .files li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 10px;
    min-height: 30px;
  }
  .files a {
    color: var(--yl-primary);
    overflow-wrap: anywhere;
  }
  progress {
    width: 120px;
    accent-color: var(--yl-primary);
  }
  .drop {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    padding: 8px 10px;
    border: 1px dashed var(--yl-line-strong);
    border-radius: var(--yl-radius);
    background: var(--yl-surface-soft);
  }
  .drop[data-over] {
    border-color: var(--yl-primary);
    background: var(--yl-primary-soft);
  }
  .drop-words,
  .limits {
    color: var(--yl-muted);
    font-size: 12px;
  }
`;
