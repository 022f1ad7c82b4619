import { css } from 'lit';

export const formOutlineStyles = css`
  :host {
    display: block;
    min-height: 0;
    overflow: auto;
    padding: 6px 6px 14px;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .row {
    position: relative;
    display: flex;
    align-items: center;
    gap: 5px;
    min-height: 27px;
    padding: 1px 6px;
    border: 1px solid transparent;
    border-radius: var(--yl-radius);
    user-select: none;
    -webkit-user-select: none;
    touch-action: pan-y;
    cursor: default;
  }
  .row:hover {
    background: var(--yl-surface-soft);
  }
  [aria-selected='true'] > .row {
    border-color: var(--yl-primary);
    background: var(--yl-primary-soft);
    color: var(--yl-primary-strong);
  }
  li:focus-visible {
    outline: none;
  }
  li:focus-visible > .row {
    outline: 2px solid var(--yl-focus);
  }
  .title {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .star {
    color: var(--yl-danger);
  }
  .star::before {
    content: '*';
  }
  .fold {
    flex: none;
    width: 9px;
    height: 9px;
  }
  .fold.open,
  .fold.shut {
    width: 7px;
    height: 7px;
    margin: 0 1px;
    border: solid var(--yl-muted);
    border-width: 0 1.4px 1.4px 0;
    transform: translateY(-2px) rotate(45deg);
  }
  .fold.shut {
    transform: rotate(-45deg);
  }
  svg {
    flex: none;
    color: var(--yl-muted);
  }
  .before::before,
  .after::after {
    content: '';
    position: absolute;
    inset-inline: 4px;
    height: 3px;
    border-radius: 2px;
    background: var(--yl-primary);
  }
  .before::before {
    top: -2px;
  }
  .after::after {
    bottom: -2px;
  }
  .into {
    border-color: var(--yl-primary);
    background: var(--yl-primary-soft);
  }
  .row input {
    flex: 1;
    min-height: 24px !important;
    padding: 0 4px !important;
  }
`;
