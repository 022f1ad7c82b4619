import { css } from 'lit';
import { frameStyles } from '../controls/index.js';

export const printDesignerStyles = css`
  ${frameStyles}
  .bar,
  .head {
    flex: none;
    padding: 8px 12px;
    border-bottom: 1px solid var(--yl-line);
  }
  .bar select,
  .head select {
    width: auto;
    max-width: 240px;
  }
  .views {
    padding: 8px 12px;
    border-bottom: 1px solid var(--yl-line);
  }
  .views button {
    flex: 1;
  }
  .work {
    display: grid;
    flex: 1 1 0;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    min-height: 0;
  }
  .edit,
  .pane {
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
  }
  .pane {
    border-left: 1px solid var(--yl-line-strong);
    background: #e9edf0;
  }
  .pane .head {
    min-height: 47px;
    background: var(--yl-surface);
  }
  yl-template-editor {
    flex: 1 1 0;
    min-height: 0;
    height: auto;
    margin: 8px 12px;
  }
  yl-pdf-pages {
    flex: 1 1 0;
    min-height: 0;
  }
  yl-pdf-pages.old {
    opacity: 0.55;
  }
  .open {
    color: var(--yl-primary);
  }
  .notice {
    margin: auto;
    max-width: 340px;
  }
  .none {
    margin: auto;
  }
  .notice strong,
  .none strong {
    color: var(--yl-text);
    font-size: 15px;
  }
  .failure {
    flex: none;
    max-height: 30%;
    overflow: auto;
    margin: 0;
    padding: 7px 12px;
    border-top: 1px solid var(--yl-line);
    background: var(--yl-danger-soft);
  }
  .failure strong {
    color: var(--yl-danger);
  }
  .note {
    margin: 0 12px 8px;
  }
  .failure ul {
    margin: 2px 0 4px;
    padding: 0;
    list-style: none;
  }
  .failure li button {
    min-height: 24px;
    padding: 1px 4px;
    white-space: normal;
    text-align: left;
  }
  :host([narrow]) .work {
    grid-template-columns: minmax(0, 1fr);
  }
  :host([narrow]) .pane {
    border-left: 0;
  }
`;
