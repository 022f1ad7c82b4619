import type { FilePort } from '../view/index.js';

/** Keeps what is attached in the page only, until it is left. */
export function previewFiles(): FilePort & { close(): void } {
  const urls = new Map<string, string>();
  return {
    upload: async (content, upload) => {
      const file = `preview-${urls.size + 1}`;
      urls.set(file, URL.createObjectURL(content));
      upload.onProgress(1);
      return { file };
    },
    url: (file) => urls.get(file) ?? '',
    close: () => {
      for (const url of urls.values()) URL.revokeObjectURL(url);
      urls.clear();
    },
  };
}
