/** A part of the design with a tab of its own. */
export type AreaKey = 'flow' | 'forms' | 'rights' | 'prints' | 'trial' | 'versions';

export interface DesignArea {
  readonly key: AreaKey;
  /** Loads what the tab shows; it registers its elements. */
  readonly load: () => Promise<unknown>;
}

/** All areas in the order of their tabs; nothing of them is loaded before it is looked at. */
export const designAreas: readonly DesignArea[] = [
  { key: 'flow', load: () => import('../flow/define.js') },
  { key: 'forms', load: () => import('../forms/define.js') },
  { key: 'rights', load: () => import('../rights/define.js') },
  { key: 'prints', load: () => import('../prints/define.js') },
  { key: 'trial', load: () => import('../trial/define.js') },
  { key: 'versions', load: () => import('../versions/define.js') },
];

/** What stands beside and below the areas. */
export const panelAreas: {
  readonly properties?: () => Promise<unknown>;
  readonly problems?: () => Promise<unknown>;
} = {
  properties: () => import('../properties/define.js'),
  problems: () => import('../problems/define.js'),
};
