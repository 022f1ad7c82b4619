import { css } from 'lit';

export const canvasStyles = css`
  :host {
    display: block;
    position: relative;
    min-height: 0;
    overflow: auto;
    background: var(--yl-surface-soft);
  }
  .sheet {
    position: relative;
    max-width: 900px;
    min-height: calc(100% - 28px);
    margin: 14px auto;
    padding: 14px 16px 60px;
    border: 1px solid var(--yl-line);
    border-radius: 6px;
    background: var(--yl-surface);
    font-size: 14px;
  }
  .sheet.phone {
    max-width: 390px;
  }
  h2 {
    margin: 0 0 10px;
    font-size: 17px;
    text-align: center;
  }
  .children {
    display: flex;
    flex-direction: column;
    gap: 6px;
    min-height: 40px;
  }
  .children.columns {
    display: grid;
    grid-template-columns: repeat(var(--columns, 2), minmax(0, 1fr));
    align-items: start;
    gap: 6px 10px;
  }
  .children.columns[data-count='1'] {
    --columns: 1;
  }
  .children.columns[data-count='3'] {
    --columns: 3;
  }
  .children.columns[data-count='4'] {
    --columns: 4;
  }
  .children.columns > .span-2 {
    grid-column: span 2;
  }
  .children.columns > .span-3 {
    grid-column: span 3;
  }
  .children.columns > .span-4 {
    grid-column: span 4;
  }
  .phone .children.columns {
    grid-template-columns: minmax(0, 1fr);
  }
  .phone .children.columns > * {
    grid-column: auto;
  }
  .hollow {
    padding: 10px;
    border: 1px dashed var(--yl-line-strong);
    border-radius: var(--yl-radius);
    color: var(--yl-muted);
    font-size: 13px;
    text-align: center;
  }
  .el {
    position: relative;
    min-width: 0;
    padding: 5px 7px 6px;
    border: 1px solid transparent;
    border-radius: var(--yl-radius);
    cursor: default;
    touch-action: pan-x pan-y;
    user-select: none;
    -webkit-user-select: none;
    -webkit-touch-callout: none;
  }
  .el:hover {
    border-color: var(--yl-line-strong);
  }
  .el:hover:has(.el:hover) {
    border-color: transparent;
  }
  .kind-columns,
  .kind-rows,
  .kind-group,
  .kind-tabs,
  .kind-steps {
    border: 1px dashed var(--yl-line);
  }
  .kind-columns,
  .kind-rows {
    padding: 4px;
  }
  .el.selected {
    border: 1px solid var(--yl-primary);
    background: color-mix(in srgb, var(--yl-primary-soft) 55%, transparent);
  }
  .el.into {
    border: 1px solid var(--yl-primary);
  }
  .el.lifted {
    opacity: 0.45;
  }
  .heading {
    display: flex;
    align-items: center;
    gap: 6px;
    min-height: 26px;
    margin-bottom: 6px;
    padding-bottom: 3px;
    border-bottom: 1px solid var(--yl-line);
    font-size: 15px;
    font-weight: 600;
  }
  .label {
    display: flex;
    align-items: baseline;
    gap: 4px;
    min-width: 0;
    font-size: 13px;
    font-weight: 500;
  }
  .name {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .star {
    color: var(--yl-danger);
  }
  .marks {
    display: inline-flex;
    flex: none;
    gap: 3px;
    margin-inline-start: auto;
  }
  .badge {
    display: inline-grid;
    place-items: center;
    min-width: 17px;
    height: 17px;
    padding: 0 3px;
    border-radius: 3px;
    background: var(--yl-primary-soft);
    color: var(--yl-primary-strong);
    font-size: 11px;
    font-weight: 400;
    line-height: 1;
  }
  .badge.fault {
    border-radius: 9px;
    background: var(--yl-danger);
    color: #fff;
  }
  .badge.fault.mild {
    background: #8a5a00;
  }
`;
