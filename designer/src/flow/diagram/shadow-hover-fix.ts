import hoverFix from 'diagram-js/lib/features/hover-fix/HoverFix.js';
import type { Canvas } from './services.js';

// The package is no ES module by name, so its types stand one level deeper than its values.
const HoverFix = hoverFix as unknown as typeof hoverFix.default;
type Parts = ConstructorParameters<typeof HoverFix>;

/** The original asks the document what lies under the pointer, which inside a shadow root is always the host. */
export class ShadowHoverFix extends HoverFix {
  static override $inject = ['elementRegistry', 'eventBus', 'injector', 'canvas'];

  constructor(elementRegistry: Parts[0], eventBus: Parts[1], injector: Parts[2], canvas: Canvas) {
    super(elementRegistry, eventBus, injector);
    (this as { _findTargetGfx?: unknown })._findTargetGfx = (event: Event): SVGElement | undefined => {
      if (!(event instanceof MouseEvent)) return undefined;
      const root = canvas.getContainer().getRootNode() as Document | ShadowRoot;
      const found = root.elementFromPoint(event.clientX, event.clientY)?.closest('svg, .djs-element');
      return (found ?? undefined) as SVGElement | undefined;
    };
  }
}
