import AlignmentSnapping from 'diagram-js/lib/features/snapping/index.js';
import AutoScroll from 'diagram-js/lib/features/auto-scroll/index.js';
import BendpointMovePreview from 'diagram-js/lib/features/bendpoints/BendpointMovePreview.js';
import BendpointSnapping from 'diagram-js/lib/features/bendpoints/BendpointSnapping.js';
import Bendpoints from 'diagram-js/lib/features/bendpoints/Bendpoints.js';
import ChangeSupport from 'diagram-js/lib/features/change-support/index.js';
import Connect from 'diagram-js/lib/features/connect/index.js';
import ConnectionPreview from 'diagram-js/lib/features/connection-preview/index.js';
import ConnectionSegmentMove from 'diagram-js/lib/features/bendpoints/ConnectionSegmentMove.js';
import Create from 'diagram-js/lib/features/create/index.js';
import Dragging from 'diagram-js/lib/features/dragging/index.js';
import GridSnapping from 'diagram-js/lib/features/grid-snapping/index.js';
import HandTool from 'diagram-js/lib/features/hand-tool/index.js';
import LassoTool from 'diagram-js/lib/features/lasso-tool/index.js';
import Move from 'diagram-js/lib/features/move/index.js';
import MoveCanvas from 'diagram-js/lib/navigation/movecanvas/index.js';
import Outline from 'diagram-js/lib/features/outline/index.js';
import Resize from 'diagram-js/lib/features/resize/index.js';
import Selection from 'diagram-js/lib/features/selection/index.js';
import SpaceTool from 'diagram-js/lib/features/space-tool/index.js';
import ZoomScroll from 'diagram-js/lib/navigation/zoomscroll/index.js';
import { StretchMove } from './bent-segments.js';
import { ACTIONS, type BoardActions } from './board-actions.js';
import { FlowLayouter } from './flow-layouter.js';
import { FlowModeling } from './flow-modeling.js';
import { FlowRenderer } from './flow-renderer.js';
import { FlowRules } from './flow-rules.js';
import { QuickCanvas } from './quick-canvas.js';
import { ShadowHoverFix } from './shadow-hover-fix.js';

/** The tools of the board. What would change the diagram, or knows nothing of shadow roots, is replaced by our own. */
export function boardModules(actions: BoardActions): object[] {
  return [
    ChangeSupport,
    Selection,
    Outline,
    Dragging,
    AutoScroll,
    Move,
    Create,
    Connect,
    ConnectionPreview,
    Resize,
    AlignmentSnapping,
    GridSnapping,
    HandTool,
    LassoTool,
    SpaceTool,
    MoveCanvas,
    ZoomScroll,
    {
      __init__: ['flowRenderer', 'bendpoints', 'bendpointSnapping', 'bendpointMovePreview'],
      [ACTIONS]: ['value', actions],
      canvas: ['type', QuickCanvas],
      modeling: ['type', FlowModeling],
      rules: ['type', FlowRules],
      layouter: ['type', FlowLayouter],
      flowRenderer: ['type', FlowRenderer],
      hoverFix: ['type', ShadowHoverFix],
      bendpoints: ['type', Bendpoints],
      bendpointMove: ['type', StretchMove],
      bendpointMovePreview: ['type', BendpointMovePreview],
      bendpointSnapping: ['type', BendpointSnapping],
      connectionSegmentMove: ['type', ConnectionSegmentMove],
    },
  ];
}
