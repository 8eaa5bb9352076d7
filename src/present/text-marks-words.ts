import type { FoundEvidence } from '../core/evidence';
import { words, type Words } from './words';

const DETECTOR = 'text-marks';

/** What is said of a text that is likely AI-written by its marks; null when something else is the reason. */
export function marksSentence(accuser: FoundEvidence | null): Words | null {
  const mark = accuser?.detector === DETECTOR ? accuser.detail['raw'] : null;
  return typeof mark === 'string' && mark !== '' ? words('label_likely_text_marks_sentence', mark) : null;
}

/** True for hidden characters that carry data: reported by the same detector, but no sign of AI. */
export function isHiddenData(found: FoundEvidence): boolean {
  return found.detector === DETECTOR && found.detail['finds'] === 'hidden-data';
}

/** True for marks of chatbots; what they weigh is set by rule. */
export function isChatbotMarks(found: FoundEvidence): boolean {
  return found.detector === DETECTOR && found.detail['finds'] === 'chatbot-marks';
}
