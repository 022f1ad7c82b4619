import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * Writes a fontconfig file that knows only our complete Chinese font (30,890 characters, rare names included) and returns
 * its path. Fonts go through fontconfig, not @font-face: ten times faster and Chromium draws no text without one system
 * font.
 */
export function writeFontConfig(cache: string): string {
  const fonts = fontFolder();
  const fontCache = join(cache, 'fontconfig');
  mkdirSync(fontCache, { recursive: true });
  const content = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(fonts, '400Regular')}</dir>
  <dir>${join(fonts, '700Bold')}</dir>
  <cachedir>${fontCache}</cachedir>
</fontconfig>
`;
  // Named by content: two installations on one machine must not overwrite each other's paths.
  const path = join(cache, `fonts-${createHash('sha256').update(content).digest('hex').slice(0, 12)}.conf`);
  if (!existsSync(path)) writeFileSync(path, content);
  return path;
}

/** The regular face; both faces number their glyphs alike. */
export function regularFontFile(): string {
  return join(fontFolder(), '400Regular', 'NotoSansSC_400Regular.ttf');
}

function fontFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'));
}
