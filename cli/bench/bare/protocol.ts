/** What is asked of the page with bare onnxruntime-web. */
export type BareOrder = { readonly id: number } & (
  | { readonly do: 'start'; readonly threads: number }
  | { readonly do: 'prepare'; readonly urls: readonly string[] }
  | { readonly do: 'images'; readonly model: string; readonly urls: readonly string[] }
  /** Token ids, `[CLS]` and `[SEP]` included. */
  | { readonly do: 'texts'; readonly model: string; readonly passages: readonly (readonly number[])[] }
);

export type BareAnswer =
  | { readonly id: number; readonly runs: readonly BareRun[] }
  | { readonly id: number; readonly error: string };

export interface BareRun {
  readonly ms: number;
  readonly logits: readonly number[];
}
