import { css } from 'lit';

export const formPropertiesStyles = css`
  :host {
    display: block;
  }
  .head {
    position: sticky;
    z-index: 2;
    top: 0;
    display: flex;
    align-items: center;
    gap: 7px;
    min-height: 38px;
    padding: 6px 12px;
    border-bottom: 1px solid var(--yl-line);
    background: var(--yl-surface);
  }
  .head h2 {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .head span {
    color: var(--yl-muted);
    font-size: 12px;
    white-space: nowrap;
  }
  svg {
    flex: none;
    color: var(--yl-primary);
  }
  .part {
    padding: 2px 12px 14px;
  }
  .part > p {
    margin: 0;
  }
  .two {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 10px;
  }
  .two > yl-number-control {
    --yl-number-width: 100%;
  }
  .options {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .options li {
    display: grid;
    grid-template-columns: minmax(0, 1.5fr) minmax(0, 1fr) 28px 28px;
    gap: 3px;
    margin-bottom: 3px;
  }
  .options.english li {
    grid-template-columns: minmax(0, 1.3fr) minmax(0, 1.1fr) minmax(0, 1fr) 28px 28px;
  }
  .code {
    font-family: ui-monospace, Consolas, 'Noto Sans Mono CJK SC', monospace;
    font-size: 12px !important;
  }
  .faults {
    margin: 0;
    padding: 8px 12px;
    border-bottom: 1px solid var(--yl-line);
    background: var(--yl-danger-soft);
    color: var(--yl-danger);
    font-size: 12px;
    list-style: none;
  }
  .faults:not(:has(.error)) {
    background: #fff7e6;
  }
  .faults .warning {
    color: #6b4500;
  }
  .faults button {
    min-height: 24px;
    margin: 2px 0 4px;
    padding: 1px 8px;
    font-size: 12px;
  }
  .rights {
    margin: 0;
  }
  .rights div {
    display: flex;
    justify-content: space-between;
    gap: 10px;
    padding: 2px 0;
    border-bottom: 1px solid var(--yl-line);
  }
  .rights dd {
    margin: 0;
    white-space: nowrap;
  }
  .rights .hidden {
    color: var(--yl-muted);
  }
  .rights .required {
    color: var(--yl-danger);
  }
  .uses {
    margin: 0;
    padding-inline-start: 18px;
  }
  ul.fault {
    margin: 0;
    padding-inline-start: 18px;
  }
  ol.columns {
    display: flex;
    flex-direction: column;
    gap: 2px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  ol.columns li {
    display: flex;
    align-items: center;
  }
  ol.columns .name {
    flex: 1 1 auto;
    justify-content: flex-start;
    min-width: 0;
    padding-inline: 4px;
  }
  ol.columns .name span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
`;
