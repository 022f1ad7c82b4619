import { panelAreas, type AreaKey } from './design-areas.js';
import { SidePanel } from './side-panel.js';

export type Side = 'properties' | 'trial';

/** What stands beside the parts of the design: the properties of what is selected, or beside the board a trial. */
export class WorkbenchSides {
  readonly properties: SidePanel;
  readonly trial: SidePanel;
  #areOpen = { flow: true, rights: false };
  #isTrying = false;
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
    this.properties = new SidePanel(changed, { key: 'panel', least: 260, width: 360, most: 640 });
    this.trial = new SidePanel(changed, { key: 'trial', least: 340, width: 480, most: 900 });
  }

  shown(tab: AreaKey): Side | undefined {
    if (tab === 'flow' && this.#isTrying) return 'trial';
    return offersProperties(tab) && this.#areOpen[tab] ? 'properties' : undefined;
  }

  hasProperties(tab: AreaKey): boolean {
    return offersProperties(tab);
  }

  /** Nothing stands beside the board at first where there is no room. */
  begin(hasRoom: boolean): void {
    this.#areOpen.flow = hasRoom;
  }

  setProperties(tab: AreaKey, isOpen: boolean): void {
    if (!offersProperties(tab)) return;
    this.#areOpen[tab] = isOpen;
    if (tab === 'flow' && isOpen) this.#isTrying = false;
    this.#changed();
  }

  setTrial(isOpen: boolean): void {
    this.#isTrying = isOpen;
    this.#changed();
  }
}

function offersProperties(tab: AreaKey): tab is 'flow' | 'rights' {
  return panelAreas.properties !== undefined && (tab === 'flow' || tab === 'rights');
}
