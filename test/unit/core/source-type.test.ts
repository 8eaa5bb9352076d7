import { describe, expect, it } from 'vitest';
import { classifySourceType, sourceTypeToken } from '../../../src/core/source-type';

describe('a digital source type', () => {
  it.each([
    ['http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia', 'ai-made'],
    ['https://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia/', 'ai-made'],
    ['trainedAlgorithmicMedia', 'ai-made'],
    ['https://schema.org/TrainedAlgorithmicMediaDigitalSource', 'ai-made'],
    ['http://c2pa.org/digitalsourcetype/trainedAlgorithmicData', 'ai-made'],
    ['compositeWithTrainedAlgorithmicMedia', 'ai-part'],
    ['compositeSynthetic', 'ai-part'],
    ['digitalCapture', 'camera'],
    ['computationalCapture', 'camera'],
    ['algorithmicMedia', 'other'],
    ['humanEdits', 'other'],
    ['composite', 'other'],
    ['compositedWithTrainedAlgorithmicMedia', 'other'],
    ['__proto__', 'other'],
    ['constructor', 'other'],
    ['', 'other'],
  ])('%s is %s', (written, expected) => {
    expect(classifySourceType(written)).toBe(expected);
  });

  it('keeps its token whatever the writing', () => {
    expect(sourceTypeToken('https://schema.org/CompositeSyntheticDigitalSource')).toBe('compositeSynthetic');
  });
});
