import { css } from 'lit';

export const assignmentPreviewStyles = css`
  :host {
    display: block;
  }
  .inputs {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 170px), 1fr));
    gap: 8px;
    margin-bottom: 8px;
  }
  .answer {
    padding: 8px 10px;
    border-inline-start: 3px solid var(--yl-primary);
    background: var(--yl-primary-soft);
  }
  .answer.bad {
    border-color: var(--yl-danger);
    background: var(--yl-danger-soft);
  }
  .people {
    font-weight: 600;
  }
  .people small {
    font-weight: 400;
    font-size: 12px;
    color: var(--yl-muted);
  }
  p {
    margin: 0;
  }
  ol {
    margin: 6px 0 0;
    padding-inline-start: 22px;
  }
  li {
    padding: 2px 0;
  }
  li small {
    color: var(--yl-muted);
    font-size: 12px;
  }
  li[aria-current] b {
    color: var(--yl-primary-strong);
  }
  .small {
    min-height: 26px;
    margin-top: 8px;
    padding: 1px 9px;
    font-size: 12px;
  }
`;
