import type { ApiDepartment } from '../../../api/index.js';

export interface TreeRow {
  readonly department: ApiDepartment;
  readonly depth: number;
}

/** Children under their parents, everybody once. What hangs on a missing parent, or on itself, begins at the top. */
export function inTreeOrder(departments: readonly ApiDepartment[]): TreeRow[] {
  const known = new Set(departments.map((one) => one.id));
  const seen = new Set<string>();
  const branch = (department: ApiDepartment, depth: number): TreeRow[] => {
    if (seen.has(department.id)) return [];
    seen.add(department.id);
    const below = departments.filter((one) => one.parentId === department.id);
    return [{ department, depth }, ...below.flatMap((one) => branch(one, depth + 1))];
  };
  const tops = departments.filter((one) => one.parentId === undefined || !known.has(one.parentId));
  const rows = tops.flatMap((one) => branch(one, 0));
  return [...rows, ...departments.flatMap((one) => branch(one, 0))];
}
