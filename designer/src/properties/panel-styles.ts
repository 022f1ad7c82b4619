import { css } from 'lit';

export const panelStyles = css`
  :host {
    display: block;
    height: 100%;
    overflow: auto;
    background: var(--yl-surface);
    scroll-padding-block: 76px 12px;
  }
  header {
    position: sticky;
    top: 0;
    z-index: 1;
    display: flex;
    flex-direction: column;
    gap: 2px;
    padding: 10px 12px;
    border-bottom: 1px solid var(--yl-line);
    background: var(--yl-surface);
  }
  header .kind {
    display: flex;
    align-items: center;
    gap: 8px;
    color: var(--yl-muted);
    font-size: 12px;
  }
  header h2 {
    font-size: 15px;
    overflow-wrap: anywhere;
  }
  header select.type {
    width: auto;
    min-height: 26px;
    padding: 1px 24px 1px 6px;
    font-size: 12px;
  }
  .ends {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 4px;
    margin-inline-start: -7px;
  }
  .ends button,
  button.small {
    min-height: 24px;
    padding: 1px 7px;
    color: var(--yl-primary);
    font-size: 12px;
    white-space: normal;
    text-align: start;
  }
  .ends svg {
    flex: none;
  }
  .body {
    max-width: 680px;
  }
  .body,
  .within {
    display: flex;
    flex-direction: column;
    gap: 12px;
    min-width: 0;
  }
  .within {
    margin-top: 6px;
    padding-inline-start: 10px;
    border-inline-start: 2px solid var(--yl-line);
  }
  .field > .label {
    font-size: 12px;
  }
  button.more {
    align-self: flex-start;
    margin-inline-start: -8px;
    min-height: 26px;
    padding: 2px 8px;
    color: var(--yl-primary);
    font-size: 12px;
  }
  button.small:disabled {
    border-color: transparent;
    background: none;
    color: var(--yl-muted);
  }
  fieldset {
    display: flex;
    flex-direction: column;
    gap: 10px;
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    margin-bottom: 6px;
    padding: 0;
    color: var(--yl-muted);
    font-size: 12px;
  }
  .faults {
    display: flex;
    flex-direction: column;
    gap: 4px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .fault.warning {
    color: #7a4a00;
  }
  .faults button {
    min-height: 24px;
    margin: 2px 6px 0 0;
    padding: 1px 8px;
    font-size: 12px;
    white-space: normal;
    text-align: start;
  }
  .offer {
    align-self: flex-start;
    min-height: 26px;
    margin-top: -4px;
    padding: 1px 8px;
    font-size: 12px;
    white-space: normal;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .own-faults {
    padding: 8px 12px;
    border-bottom: 1px solid var(--yl-line);
    background: var(--yl-danger-soft);
  }
  .own-faults:not(:has(.error)) {
    background: #fff7e6;
  }
  .uses {
    max-height: 280px;
    margin: -6px 0 0;
    padding: 4px 0;
    overflow: auto;
    border: 1px solid var(--yl-line);
    border-radius: var(--yl-radius);
    background: var(--yl-surface-soft);
    list-style: none;
  }
  .uses button {
    width: 100%;
    justify-content: flex-start;
    min-height: 28px;
    padding: 3px 8px;
    white-space: normal;
    text-align: start;
  }
  .uses code {
    display: block;
    padding: 0 8px 4px;
    color: var(--yl-muted);
    font-size: 12px;
    overflow-wrap: anywhere;
  }
  .pair {
    display: flex;
    align-items: flex-end;
    gap: 4px;
  }
  .mapping {
    gap: 8px;
  }
  .rights .right {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 9.5em;
    align-items: center;
    gap: 8px;
    padding: 2px 0;
  }
  .rights .column > span {
    padding-inline-start: 16px;
    color: var(--yl-muted);
  }
  .rights summary {
    font-size: 12px;
    font-weight: 400;
    color: var(--yl-muted);
  }
  .json yl-json-editor {
    height: 220px;
  }
  .step-json yl-json-editor {
    height: 420px;
    margin-top: 6px;
  }
  .adder {
    margin-top: 6px;
  }
  .several {
    padding: 12px;
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
`;
