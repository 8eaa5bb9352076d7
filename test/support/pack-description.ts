/** One and the same for all conditions. */
interface Threshold {
  readonly platt: { readonly a: number; readonly b: number };
  readonly accuseAbove: number;
  readonly noSignGate: number;
  readonly falseAlarmsPer100: number;
  readonly missesPer100: number;
}

const usual: Threshold = {
  platt: { a: 1, b: 0 },
  accuseAbove: 3,
  noSignGate: -2,
  falseAlarmsPer100: 1,
  missesPer100: 10,
};

/** `pack.json` of a picture model with one logit, without `files`. @param size side of its square, px */
export function packDescription(size: number, threshold: Threshold = usual) {
  return {
    format: 1,
    id: 'test',
    version: 'v1',
    licence: 'MIT',
    task: 'detection',
    medium: 'image',
    weights: 'model.onnx',
    preprocessing: { size, resize: { rule: 'squash' }, mean: [0, 0, 0], std: [1, 1, 1] },
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
}
