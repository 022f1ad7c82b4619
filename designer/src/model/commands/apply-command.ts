import type { DesignDocument } from '../document/design-document.js';
import { Editor } from '../editing/editor.js';
import { changeStateType } from './change-state-type.js';
import type { Command, CommandType } from './command.js';
import {
  addBranch,
  addOutcome,
  addRoute,
  connect,
  disconnect,
  reconnect,
  removeBranch,
  removeOutcome,
  removeRoute,
  renameRoute,
} from './connection-commands.js';
import { changeFieldKind, removePrint, renamePrint, requireFieldFilled, setPrint } from './field-commands.js';
import { duplicateStates, pasteStates } from './copy-states.js';
import {
  addElement,
  addField,
  addForm,
  moveElement,
  removeElement,
  removeForm,
  unwrapElement,
  wrapElements,
} from './form-commands.js';
import { copyForm, duplicateElements, moveElements, nextFormVersion, pasteElements } from './form-copy-commands.js';
import { keepLayout } from './keep-layout.js';
import {
  alignStates,
  bendConnections,
  clearLayout,
  distributeStates,
  layOut,
  moveLabel,
  placeStates,
} from './layout-commands.js';
import { addRole, addVariable, removeRole, removeVariable, rename } from './name-commands.js';
import { removeStates } from './remove-states.js';
import { copyRights, fillRights, setForm, setRights } from './rights-commands.js';
import { addEffect, addRule, setAssignment, setGroup, setOperation } from './rule-commands.js';
import {
  addRegion,
  addState,
  moveStates,
  removeRegion,
  setInitial,
  unwrapState,
  wrapStates,
} from './state-commands.js';
import {
  addScenario,
  insertValue,
  moveValue,
  patch,
  removeScenario,
  removeValue,
  renameScenario,
  reorderKeys,
  setValue,
} from './value-commands.js';

type Appliers = {
  readonly [type in CommandType]: (editor: Editor, command: Extract<Command, { readonly type: type }>) => void;
};

const appliers: Appliers = {
  'add-state': addState,
  'remove-states': removeStates,
  'move-states': moveStates,
  'wrap-states': wrapStates,
  'unwrap-state': unwrapState,
  'duplicate-states': duplicateStates,
  'paste-states': pasteStates,
  'change-state-type': changeStateType,
  'set-initial': setInitial,
  'add-region': addRegion,
  'remove-region': removeRegion,
  connect,
  reconnect,
  disconnect,
  'add-outcome': addOutcome,
  'remove-outcome': removeOutcome,
  'add-route': addRoute,
  'remove-route': removeRoute,
  'rename-route': renameRoute,
  'add-branch': addBranch,
  'remove-branch': removeBranch,
  'add-rule': addRule,
  'add-effect': addEffect,
  'set-assignment': setAssignment,
  'set-group': setGroup,
  'set-operation': setOperation,
  set: setValue,
  remove: removeValue,
  insert: insertValue,
  move: moveValue,
  reorder: reorderKeys,
  rename,
  'add-variable': addVariable,
  'remove-variable': removeVariable,
  'add-role': addRole,
  'remove-role': removeRole,
  'set-rights': setRights,
  'fill-rights': fillRights,
  'copy-rights': copyRights,
  'set-form': setForm,
  'add-form': addForm,
  'remove-form': removeForm,
  'add-field': addField,
  'add-element': addElement,
  'remove-element': removeElement,
  'move-element': moveElement,
  'move-elements': moveElements,
  'paste-elements': pasteElements,
  'duplicate-elements': duplicateElements,
  'copy-form': copyForm,
  'next-form-version': nextFormVersion,
  'wrap-elements': wrapElements,
  'unwrap-element': unwrapElement,
  'change-field-kind': changeFieldKind,
  'require-field': requireFieldFilled,
  'set-print': setPrint,
  'remove-print': removePrint,
  'rename-print': renamePrint,
  'place-states': placeStates,
  'align-states': alignStates,
  'distribute-states': distributeStates,
  'lay-out': layOut,
  'bend-connections': bendConnections,
  'move-label': moveLabel,
  'clear-layout': clearLayout,
  'add-scenario': addScenario,
  'remove-scenario': removeScenario,
  'rename-scenario': renameScenario,
  'apply-patches': patch,
  batch: (editor, { commands }) => {
    for (const command of commands) applyTo(editor, command);
  },
};

/** All command types, for menus and tests. */
export const commandTypes = Object.keys(appliers) as readonly CommandType[];

/** The document after the command. Throws {@link YunliuError} when it cannot be done; the given document never changes. */
export function applyCommand(document: DesignDocument, command: Command): DesignDocument {
  const editor = new Editor(document);
  applyTo(editor, command);
  keepLayout(editor, document);
  return editor.document;
}

function applyTo(editor: Editor, command: Command): void {
  const apply = appliers[command.type] as (editor: Editor, command: Command) => void;
  apply(editor, command);
}
