import { css } from 'lit';

export const taskStyles = css`
  :host {
    border: 1px solid var(--yl-line);
    border-radius: var(--yl-radius);
    background: var(--yl-surface);
  }
  :host([open]) {
    border-color: var(--yl-primary);
  }
  header {
    padding: 8px 10px;
  }
  h4 {
    overflow-wrap: anywhere;
  }
  .why {
    margin: 2px 0 0;
    color: var(--yl-muted);
    font-size: 12px;
  }
  .returned {
    color: var(--yl-danger);
  }
  .body {
    display: flex;
    flex-direction: column;
    gap: 10px;
    padding: 10px;
    border-top: 1px solid var(--yl-line);
  }
  .form {
    padding: 10px;
    border: 1px solid var(--yl-line);
    border-radius: var(--yl-radius);
    background: var(--yl-surface-soft);
  }
  .refusals {
    margin-top: 6px;
  }
  .outcomes {
    display: flex;
    flex-direction: column;
    gap: 6px;
  }
  .outcomes > div {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 10px;
  }
  yl-pick-control {
    flex: 1 1 180px;
  }
`;
