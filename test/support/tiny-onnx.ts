/** ONNX files of a few bytes, written by hand (onnx.proto3, IR version 8, opset 13). */

/** Field numbers of the messages that are used. */
const MODEL = { irVersion: 1, graph: 7, opsetImport: 8 } as const;
const GRAPH = { node: 1, name: 2, input: 11, output: 12 } as const;
const NODE = { input: 1, output: 2, opType: 4 } as const;
const FLOAT = 1;

/**
 * A picture model [1, 3, size, size] → one number.
 * @param operators applied one after the other, each to what the one before gave
 */
export function tinyOnnx(size: number, operators: readonly string[]): Uint8Array<ArrayBuffer> {
  const nodes = operators.map((operator, i) =>
    message(GRAPH.node, [
      text(NODE.input, nameOf(i)),
      text(NODE.output, i + 1 === operators.length ? 'out' : nameOf(i + 1)),
      text(NODE.opType, operator),
    ]),
  );
  const graph = message(MODEL.graph, [
    ...nodes,
    text(GRAPH.name, 'tiny'),
    message(GRAPH.input, value('in0', [1, 3, size, size])),
    message(GRAPH.output, value('out', [1, 1, 1, 1])),
  ]);
  const opset = message(MODEL.opsetImport, [number(2, 13)]);
  return Uint8Array.from([...number(MODEL.irVersion, 8), ...opset, ...graph]);
}

function nameOf(position: number): string {
  return `in${String(position)}`;
}

/** ValueInfoProto: name, type.tensor_type { elem_type, shape.dim.dim_value }. */
function value(name: string, sides: readonly number[]): readonly (readonly number[])[] {
  const shape = sides.map((side) => message(1, [number(1, side)]));
  const tensor = message(1, [number(1, FLOAT), message(2, shape)]);
  return [text(1, name), message(2, [tensor])];
}

function message(field: number, parts: readonly (readonly number[])[]): readonly number[] {
  const content = parts.flat();
  return [(field << 3) | 2, ...varint(content.length), ...content];
}

function text(field: number, words: string): readonly number[] {
  return message(field, [[...new TextEncoder().encode(words)]]);
}

function number(field: number, amount: number): readonly number[] {
  return [field << 3, ...varint(amount)];
}

function varint(amount: number): readonly number[] {
  return amount < 128 ? [amount] : [(amount & 127) | 128, ...varint(amount >> 7)];
}
