import { css } from 'lit';
import { frameStyles } from '../controls/index.js';

/** All around the grid: bars, faults, the list for phones. */
export const rightsSheetStyles = css`
  ${frameStyles}
  .choice,
  .tools {
    padding: 8px 12px;
    border-bottom: 1px solid var(--yl-line);
  }
  .tools {
    min-height: 46px;
    padding-block: 6px;
    background: var(--yl-surface-soft);
  }
  .choose {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .choose > span {
    color: var(--yl-muted);
    white-space: nowrap;
  }
  .choose select {
    max-width: 260px;
  }
  input.search {
    width: 200px !important;
  }
  .count {
    min-width: 74px;
    font-variant-numeric: tabular-nums;
  }
  .segments {
    display: inline-flex;
  }
  .segments .seg {
    margin-left: -1px;
    border-radius: 0;
  }
  .segments .seg:first-child {
    border-radius: var(--yl-radius) 0 0 var(--yl-radius);
  }
  .segments .seg:last-child {
    border-radius: 0 var(--yl-radius) var(--yl-radius) 0;
  }
  .segments .seg:hover {
    z-index: 1;
  }
  kbd {
    padding: 0 4px;
    border: 1px solid var(--yl-line);
    border-radius: 3px;
    background: var(--yl-surface);
    color: var(--yl-muted);
    font: inherit;
    font-size: 11px;
    line-height: 15px;
  }
  .help {
    position: relative;
  }
  .help summary {
    font-weight: 400;
  }
  .help p {
    position: absolute;
    z-index: 6;
    right: 0;
    width: min(420px, 80vw);
    margin: 0;
    padding: 10px 12px;
    border: 1px solid var(--yl-line-strong);
    border-radius: var(--yl-radius);
    background: var(--yl-surface);
    box-shadow: 0 6px 20px rgb(16 26 35 / 18%);
  }
  .faults {
    flex: none;
    max-height: 34%;
    overflow: auto;
    padding: 4px 12px 8px;
    border-top: 1px solid var(--yl-line-strong);
  }
  .faults.none {
    margin: 0;
    padding: 8px 12px;
    color: var(--yl-success);
  }
  .faults ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .faults li {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 3px 0;
    border-top: 1px solid var(--yl-line);
  }
  .faults li button {
    min-height: 26px;
    padding-block: 0;
  }
  .badge {
    margin-left: 8px;
    padding: 1px 8px;
    border-radius: 9px;
    background: #f6ead2;
    color: #6d4600;
    font-size: 12px;
    font-weight: 400;
  }
  .menu {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: 4px;
    border: 1px solid var(--yl-line-strong);
    border-radius: var(--yl-radius);
    background: var(--yl-surface);
    box-shadow: 0 6px 20px rgb(16 26 35 / 20%);
  }
  .menu button {
    display: flex;
    justify-content: space-between;
    gap: 26px;
    width: 100%;
    border-color: transparent;
  }
  .nothing {
    padding: 24px 14px;
    color: var(--yl-muted);
    text-align: center;
  }
  .add {
    padding: 8px 12px;
    border-top: 1px solid var(--yl-line);
  }
  .step {
    padding: 8px 12px;
  }
  .phone {
    flex: 1 1 0;
    min-height: 0;
    overflow: auto;
    padding: 0 12px 12px;
  }
  .phone h3 {
    margin: 14px 0 4px;
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 6px 0 8px calc(var(--depth, 0) * 10px);
    border: 0;
    border-bottom: 1px solid var(--yl-line);
  }
  fieldset p {
    margin: 4px 0 0;
    color: #7a4b00;
    font-size: 12px;
  }
  legend {
    float: left;
    width: 100%;
    padding: 0 0 4px;
  }
  .choices {
    display: flex;
    clear: both;
  }
  .choices label {
    position: relative;
    flex: 1 1 0;
    margin-left: -1px;
    border: 1px solid var(--yl-line-strong);
    background: var(--yl-surface);
    color: var(--yl-text);
    font-weight: 400;
    text-align: center;
  }
  .choices label.default {
    flex-grow: 1.25;
  }
  .choices input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .choices span {
    display: block;
    padding: 8px 1px;
    font-size: 12px;
    white-space: nowrap;
  }
  .choices label:has(input:checked) {
    z-index: 1;
    border-color: var(--yl-primary);
    background: var(--yl-primary);
    color: #fff;
    font-weight: 600;
  }
  .choices label:has(input:disabled) {
    color: #6b7882;
    background: var(--yl-surface-soft);
  }
  .choices label:has(input:focus-visible) {
    outline: 2px solid var(--yl-focus);
    outline-offset: 1px;
  }
  dialog fieldset {
    max-height: 40dvh;
    overflow: auto;
    border: 0;
  }
  :host([narrow]) {
    height: auto;
    min-height: 100%;
  }
  :host([narrow]) .frame {
    height: auto;
  }
  :host([narrow]) .phone {
    flex: none;
    overflow: visible;
  }
  :host([narrow]) .choice > * {
    width: 100% !important;
  }
  :host([narrow]) .choose select {
    flex: 1;
    max-width: none;
  }
  :host([narrow]) .faults {
    max-height: none;
  }
  :host([narrow]) .faults li {
    flex-wrap: wrap;
  }
  :host([narrow]) .faults li > .grow {
    flex-basis: calc(100% - 40px);
  }
  :host([narrow]) .faults li > .line {
    margin-inline-start: 13px;
  }
`;
