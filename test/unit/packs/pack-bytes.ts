import { zipPack } from '../../../tools/models/zip-pack';

const threshold = {
  platt: { a: 1, b: 0 },
  accuseAbove: 3,
  noSignGate: -2,
  falseAlarmsPer100: 1,
  missesPer100: 10,
};

/** A pack whose form is right; its model is no model. */
export function packBytes(): Uint8Array<ArrayBuffer> {
  const description = {
    format: 1,
    id: 'test',
    version: 'v1',
    licence: 'MIT',
    task: 'detection',
    medium: 'image',
    weights: 'model.onnx',
    preprocessing: { size: 64, resize: { rule: 'squash' }, mean: [0, 0, 0], std: [1, 1, 1] },
    outputs: { count: 1, kind: 'logit', ai: 0 },
    calibration: {
      id: 'test-1',
      date: '2026-11-29',
      logLrCap: { ai: 0.9, human: -0.3 },
      sampleSizes: { ai: 1000, notAi: 1000 },
      dataSha256: '0'.repeat(64),
      conditions: { clean: threshold, web: threshold, hard: threshold, thumb: threshold },
    },
  };
  return zipPack(description, new Map([['model.onnx', new Uint8Array([1, 2, 3, 4])]]));
}
