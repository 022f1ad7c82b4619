import { describe, expect, it } from 'vitest';
import { DesignSession } from '@yunliu/designer/session';
import { draw } from '../../src/flow/drawing/draw.js';
import { connectChooser } from '../../src/flow/parts/choosers.js';
import type { Desk } from '../../src/flow/parts/desk.js';
import { readWorld } from '../design-world.js';
import { shipped } from '../model/shipped.js';

describe('choosing by name on the board', () => {
  it('[L21] connecting lists what stands in the same container first, the rest with what it stands in', () => {
    const session = new DesignSession(shipped('hotline'), { world: readWorld() });
    const drawing = draw(session.document, { locale: 'zh-CN' });
    const desk = { session, surface: { drawing }, actions: {} } as unknown as Desk;
    const parentOf = (id: string): string | undefined => drawing.shapes.get(id)?.parent;
    const from = 'state:escalated';
    const items = connectChooser(desk, from, 'new')?.items('') ?? [];
    const near = items.filter(({ id }) => parentOf(id) === parentOf(from));
    expect(near.length).toBeGreaterThan(1);
    expect(near.length).toBeLessThan(items.length);
    expect(items.slice(0, near.length)).toEqual(near);
    for (const { id, second } of items) {
      const around = drawing.shapes.get(parentOf(id) ?? '')?.title;
      const isFar = parentOf(id) !== parentOf(from) && around !== undefined;
      expect(second?.startsWith(`${around ?? ''} · `), id).toBe(isFar);
    }
    expect(connectChooser(desk, from, 'new')?.items('没有这一步')).toEqual([]);
  });
});
