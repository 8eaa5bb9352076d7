import type { Measured, PlainFigures } from './measure.ts';
import type { Tried } from './sweep.ts';

export function printTried(tried: readonly Tried[]): void {
  console.table(
    tried.map(({ settings, iou, iouOfAccused, humanMarks }) => ({
      ...settings,
      'IoU, gate open': iou,
      'IoU, accused': iouOfAccused ?? '–',
      'human marked, %': percent(humanMarks, 1),
    })),
  );
}

export function printMeasured({ stitched, human, ai }: Measured): void {
  console.table(
    Object.fromEntries(
      Object.entries(stitched).map(([which, figures]) => [
        which,
        {
          documents: figures.documents,
          'marked, %': percent(figures.marked, figures.documents),
          'mean IoU': figures.meanIou ?? '–',
          'median IoU': figures.medianIou ?? '–',
          'IoU of marked': figures.meanIouOfMarked ?? '–',
          borders: figures.borders,
          missed: figures.missedBorders,
          'mean error': figures.meanBorderError ?? '–',
          'median error': figures.medianBorderError ?? '–',
        },
      ]),
    ),
  );
  console.table({ human: plainRow(human), ai: plainRow(ai) });
}

function plainRow({ documents, accused, marked, wholeOfAccused }: PlainFigures): object {
  return {
    documents,
    accused,
    'marked with the gate open, %': percent(marked, documents),
    '"whole" of accused, %': percent(wholeOfAccused, accused),
  };
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : ((100 * part) / whole).toFixed(1);
}
