import type { ApiDesign, ApiError } from '../../../api/index.js';
import { addressOf } from '../../api-client.js';
import { csrfToken } from '../../contexts/session.js';
import { locale } from '../../locales/index.js';
import { newId } from '../../new-id.js';
import { PortalError } from '../../portal-error.js';

/** Sends a package and answers the draft made of it. `onProgress` hears 0 to 1, which `fetch` cannot tell. */
export async function importPackage(file: File, onProgress: (part: number) => void): Promise<ApiDesign> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', addressOf('importDesign', {}));
    request.responseType = 'json';
    request.setRequestHeader('Accept-Language', locale());
    request.setRequestHeader('x-csrf-token', csrfToken() ?? '');
    request.upload.addEventListener('progress', ({ lengthComputable, loaded, total }) => {
      if (lengthComputable) onProgress(loaded / total);
    });
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as ApiDesign);
      else if (isApiError(request.response)) reject(new PortalError(request.response, request.status));
      else reject(PortalError.unreachable());
    });
    request.addEventListener('error', () => reject(PortalError.unreachable()));
    const form = new FormData();
    form.set('id', newId());
    form.set('commandId', newId());
    form.set('file', file, file.name);
    request.send(form);
  });
}

function isApiError(answer: unknown): answer is ApiError {
  return typeof answer === 'object' && answer !== null && 'code' in answer && 'message' in answer;
}
