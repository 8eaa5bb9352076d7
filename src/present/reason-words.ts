import { skipReasons, type ErrorCode, type SkipReason } from '../core/errors';
import { underscored, words, type Words } from './words';

/** Why something was skipped or failed; a missing reason is our own mistake and says so. */
export function reasonWords(reason: SkipReason | ErrorCode | null): Words {
  if (reason === null) return words('error_internal');
  return isSkipReason(reason) ? words(`skip_${underscored(reason)}`) : words(`error_${underscored(reason)}`);
}

function isSkipReason(reason: SkipReason | ErrorCode): reason is SkipReason {
  return (skipReasons as readonly string[]).includes(reason);
}
