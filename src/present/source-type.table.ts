import type { MessageKey } from './message-key';

/** IPTC digital source types and their words: https://cv.iptc.org/newscodes/digitalsourcetype/ and C2PA 2.2 §18.15.2. */
export const sourceTypeKeys: Readonly<Record<string, MessageKey>> = {
  trainedAlgorithmicMedia: 'source_type_trained_algorithmic_media',
  trainedAlgorithmicData: 'source_type_trained_algorithmic_data',
  compositeWithTrainedAlgorithmicMedia: 'source_type_composite_with_trained_algorithmic_media',
  compositeSynthetic: 'source_type_composite_synthetic',
  digitalCapture: 'source_type_digital_capture',
  computationalCapture: 'source_type_computational_capture',
  compositeCapture: 'source_type_composite_capture',
  multiFrameComputationalCapture: 'source_type_multi_frame_computational_capture',
  composite: 'source_type_composite',
  digitalArt: 'source_type_digital_art',
  digitalCreation: 'source_type_digital_creation',
  humanEdits: 'source_type_human_edits',
  minorHumanEdits: 'source_type_minor_human_edits',
  softwareImage: 'source_type_software_image',
  algorithmicMedia: 'source_type_algorithmic_media',
  algorithmicallyEnhanced: 'source_type_algorithmically_enhanced',
  dataDrivenMedia: 'source_type_data_driven_media',
  virtualRecording: 'source_type_virtual_recording',
  screenCapture: 'source_type_screen_capture',
  negativeFilm: 'source_type_negative_film',
  positiveFilm: 'source_type_positive_film',
  print: 'source_type_print',
  empty: 'source_type_empty',
};
