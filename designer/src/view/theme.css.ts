import { css } from 'lit';

/**
 * Yunliu's look as custom properties, for `:root` of the page or `:host` of an element: dense, calm, high contrast, sized
 * for 14 px Chinese text. Sets Lumo's properties too; the page loads Lumo itself (`@vaadin/vaadin-lumo-styles/lumo.css`).
 */
export const themeTokens = css`
  :host,
  :root {
    --yl-primary: #0b5c7a;
    --yl-primary-strong: #084960;
    --yl-primary-soft: #e6f1f5;
    --yl-text: #1b2733;
    --yl-muted: #56646f;
    --yl-line: #d5dce1;
    --yl-line-strong: #a9b5bd;
    --yl-surface: #ffffff;
    --yl-surface-soft: #f5f7f9;
    --yl-danger: #b3261e;
    --yl-danger-soft: #fdeeed;
    --yl-success: #1c6e3d;
    --yl-focus: #1477b8;
    --yl-radius: 4px;
    --yl-font:
      'Noto Sans SC', 'Noto Sans SC Variable', 'PingFang SC', 'Microsoft YaHei', 'Source Han Sans SC', system-ui,
      sans-serif;

    --lumo-font-family: var(--yl-font);
    --lumo-font-size-xxs: 11px;
    --lumo-font-size-xs: 12px;
    --lumo-font-size-s: 13px;
    --lumo-font-size-m: 14px;
    --lumo-font-size-l: 16px;
    --lumo-font-size-xl: 19px;
    --lumo-font-size-xxl: 23px;
    --lumo-line-height-m: 1.6;
    --lumo-line-height-s: 1.45;
    --lumo-line-height-xs: 1.3;
    --lumo-size-xs: 24px;
    --lumo-size-s: 28px;
    --lumo-size-m: 34px;
    --lumo-size-l: 40px;
    --lumo-space-xs: 3px;
    --lumo-space-s: 6px;
    --lumo-space-m: 12px;
    --lumo-space-l: 18px;
    --lumo-border-radius-s: 3px;
    --lumo-border-radius-m: var(--yl-radius);
    --lumo-border-radius-l: 6px;
    --lumo-primary-color: var(--yl-primary);
    --lumo-primary-text-color: var(--yl-primary);
    --lumo-primary-contrast-color: #fff;
    --lumo-primary-color-50pct: rgb(11 92 122 / 50%);
    --lumo-primary-color-10pct: rgb(11 92 122 / 10%);
    --lumo-body-text-color: var(--yl-text);
    --lumo-header-text-color: #101a23;
    --lumo-secondary-text-color: var(--yl-muted);
    --lumo-tertiary-text-color: #6b7882;
    --lumo-error-color: var(--yl-danger);
    --lumo-error-text-color: var(--yl-danger);
    --lumo-error-color-10pct: var(--yl-danger-soft);
    --lumo-success-color: var(--yl-success);
    --lumo-success-text-color: var(--yl-success);

    --vaadin-input-field-background: var(--yl-surface);
    --vaadin-input-field-border-width: 1px;
    --vaadin-input-field-border-color: var(--yl-line-strong);
    --vaadin-input-field-label-color: var(--yl-text);
    --vaadin-input-field-label-font-size: 13px;
    --vaadin-input-field-label-font-weight: 500;
    --vaadin-input-field-helper-font-size: 12px;
    --vaadin-input-field-error-font-size: 12px;
    --vaadin-input-field-hover-highlight-opacity: 0;
    --vaadin-input-field-invalid-background: var(--yl-danger-soft);
    --vaadin-focus-ring-color: var(--yl-focus);
    --lumo-required-field-indicator: '*';
    --lumo-required-field-indicator-color: var(--yl-danger);
    --vaadin-radio-button-background: var(--yl-surface);
    --vaadin-radio-button-border-width: 1px;
    --vaadin-radio-button-border-color: var(--yl-line-strong);
    --vaadin-checkbox-background: var(--yl-surface);
    --vaadin-checkbox-border-width: 1px;
    --vaadin-checkbox-border-color: var(--yl-line-strong);
  }
`;
