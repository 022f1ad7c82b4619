import type { Fault } from '../../definition/yunliu-error.js';
import type { Task } from '../../instance/instance.js';
import { separationFault } from '../separation.js';
import type { Turn } from '../turn.js';

/** Separation of duties for a person who is about to get a task by an operation: no operation is a way around it. */
export function separated(turn: Turn, task: Task, userId: string): Fault | undefined {
  return separationFault(turn, task.state, userId);
}
