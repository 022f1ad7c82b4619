import { describe, expect, it, vi } from 'vitest';
import { AreaLoader } from '../../src/workbench/area-loader.js';

const load = vi.hoisted(() => vi.fn<() => Promise<unknown>>());
vi.mock('../../src/workbench/design-areas.js', () => ({
  designAreas: [{ key: 'rights', load }],
  panelAreas: {},
}));

describe('the parts of the workbench', () => {
  it('[W8] are loaded when first shown, and tried again after a failure', async () => {
    const changed = vi.fn<() => void>();
    const areas = new AreaLoader(changed);
    load.mockRejectedValueOnce(new Error('offline'));
    expect(load).not.toHaveBeenCalled();
    expect(areas.stateOf('rights')).toBe('loading');
    await vi.waitFor(() => expect(areas.stateOf('rights')).toBe('failed'));
    expect(changed).toHaveBeenCalledTimes(1);
    expect(load).toHaveBeenCalledTimes(1);
    load.mockResolvedValueOnce(undefined);
    areas.again('rights');
    expect(areas.stateOf('rights')).toBe('loading');
    await vi.waitFor(() => expect(areas.stateOf('rights')).toBe('ready'));
    expect(load).toHaveBeenCalledTimes(2);
  });
});
