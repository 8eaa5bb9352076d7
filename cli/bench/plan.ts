/** What is measured: inputs of one kind, in groups that are reported apart. */
export interface Plan {
  readonly kind: 'image' | 'text';
  readonly groups: readonly Group[];
}

export interface Group {
  readonly name: string;
  readonly count: number;
  /** @returns a new input each time: the address of a picture, or a passage */
  readonly make: () => string;
}
