import imageCalibration from '../../../src/detectors/image-classifier/calibration.json' with { type: 'json' };
import textCalibration from '../../../src/detectors/text-classifier/calibration.json' with { type: 'json' };

/** Model folders in use, as the detectors' calibration names them. */
export const shipped = { image: imageCalibration.model, text: textCalibration.model };
