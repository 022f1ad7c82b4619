import { css } from 'lit';

/** What all parts of the try-out look like beyond the controls. */
export const trialStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  h3 {
    font-size: 13px;
  }
  ul.plain {
    display: flex;
    flex-direction: column;
    gap: 4px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .muted {
    color: var(--yl-muted);
  }
  .small {
    font-size: 12px;
  }
  .good {
    color: var(--yl-success);
  }
  .bad {
    color: var(--yl-danger);
  }
  .tag {
    display: inline-block;
    padding: 0 7px;
    border: 1px solid var(--yl-line-strong);
    border-radius: 9px;
    font-size: 12px;
    line-height: 18px;
    white-space: nowrap;
  }
  .tag.good {
    border-color: currentcolor;
    background: #e9f5ee;
  }
  .tag.bad {
    border-color: currentcolor;
    background: var(--yl-danger-soft);
  }
  .tag.active {
    border-color: var(--yl-primary);
    background: var(--yl-primary-soft);
    color: var(--yl-primary-strong);
  }
  .notice {
    padding: 8px 10px;
    border: 1px solid #d9b36a;
    border-radius: var(--yl-radius);
    background: #fdf6e7;
    color: #5f4307;
  }
  .notice.bad {
    border-color: var(--yl-danger);
    background: var(--yl-danger-soft);
    color: #8c1d18;
  }
  .notice p {
    margin: 2px 0 0;
  }
  .section {
    display: flex;
    flex-direction: column;
    gap: 6px;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
  }
  .head > :first-child {
    flex: 1 1 auto;
  }
  .line.between {
    justify-content: space-between;
  }
  button.link {
    min-height: 0;
    padding: 0;
    border: 0;
    background: none;
    color: var(--yl-primary-strong);
    text-align: start;
    text-decoration: underline;
    text-underline-offset: 2px;
    white-space: normal;
  }
  .presets {
    margin-top: 6px;
  }
  .presets button {
    min-height: 26px;
    padding: 1px 8px;
    font-size: 12px;
  }
  progress {
    width: 100%;
    height: 8px;
    accent-color: var(--yl-primary);
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 12.5px;
  }
  th,
  td {
    padding: 5px 8px;
    border-bottom: 1px solid var(--yl-line);
    text-align: start;
    vertical-align: top;
  }
  th {
    color: var(--yl-muted);
    font-weight: 500;
    white-space: nowrap;
  }
  .scroll {
    overflow-x: auto;
  }
`;
