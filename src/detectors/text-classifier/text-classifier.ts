import type { Detector } from '../../core/detector';
import { calibration } from './calibration';
import { judge } from './judge';

export const detector: Detector = {
  id: 'text-classifier',
  version: `2+${calibration.id}`,
  takes: ['text'],
  needs: ['text', 'language'],
  async detect(_item, { text, language }, context) {
    const outcome = await judge(text, language, context);
    return 'skip' in outcome ? outcome : [outcome];
  },
};
