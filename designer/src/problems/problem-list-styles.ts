import { css } from 'lit';
import { frameStyles } from '../controls/index.js';

export const problemListStyles = css`
  ${frameStyles}
  header {
    flex: none;
    min-height: 46px;
    padding: 7px 12px;
    border-bottom: 1px solid var(--yl-line);
  }
  header input {
    width: 180px !important;
  }
  .badges {
    display: inline-flex;
    gap: 4px;
  }
  .badge {
    min-width: 20px;
    padding: 0 6px;
    border-radius: 10px;
    color: #fff;
    font-size: 12px;
    font-weight: 600;
    line-height: 20px;
    text-align: center;
  }
  .badge.error {
    background: var(--yl-danger);
  }
  .badge.warning {
    background: #8a5a00;
  }
  .filters {
    gap: 0;
  }
  .filters button {
    margin-left: -1px;
    border-radius: 0;
  }
  .list {
    flex: 1 1 0;
    min-height: 0;
    overflow: auto;
    padding-bottom: 12px;
  }
  section {
    padding: 10px 12px 0;
  }
  h3 {
    display: flex;
    align-items: center;
    gap: 7px;
    padding-bottom: 3px;
    overflow-wrap: anywhere;
  }
  .part {
    flex: none;
    padding: 0 6px;
    border-radius: 3px;
    background: #eceff2;
    color: #4b5862;
    font-size: 12px;
    font-weight: 400;
  }
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 8px;
    padding: 2px 0;
    border-top: 1px solid var(--yl-line);
  }
  .problem {
    flex: 1 1 300px;
    justify-content: flex-start;
    align-items: flex-start;
    gap: 9px;
    min-width: 0;
    padding: 5px 6px;
    text-align: left;
    white-space: normal;
  }
  .problem:hover {
    background: var(--yl-surface-soft);
  }
  .mark {
    flex: none;
    width: 18px;
    height: 18px;
    margin-top: 1px;
    border-radius: 50%;
    background: #8a5a00;
    color: #fff;
    font-size: 11px;
    font-weight: 700;
    line-height: 18px;
    text-align: center;
  }
  .error .mark {
    background: var(--yl-danger);
  }
  .words {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .words .hint {
    display: block;
  }
  .fixes {
    padding-left: 33px;
  }
  .fixes button {
    min-height: 28px;
  }
  .none {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 4px;
    padding: 34px 12px;
    margin: 0;
    color: var(--yl-muted);
    text-align: center;
  }
  .none svg {
    width: 40px;
    fill: #e4f2e9;
    stroke: none;
  }
  .none path {
    fill: none;
    stroke: var(--yl-success);
    stroke-width: 3;
  }
  .none strong {
    color: var(--yl-text);
    font-size: 15px;
  }
  @media (pointer: coarse) {
    .fixes button {
      min-height: 36px;
    }
  }
`;
