/** A ViT-B in half precision is 172 MB; a larger model does not fit beside its copy in the memory of a 4 GB machine. */
export const MAX_PACK_BYTES = 200_000_000;
/** Weights, tokenizer (2), config, card: more is no pack of one model. */
export const MAX_FILES = 16;
/** Names, thresholds and tables; the model card is a file of its own. */
export const MAX_MANIFEST_BYTES = 256_000;
/** Some 20 pages; it is shown whole. */
export const MAX_CARD_BYTES = 100_000;
/** Packs are compared, not collected. */
export const MAX_PACKS = 12;
/** What is lost at most when the browser is closed during a download. */
export const PART_BYTES = 4_000_000;
/** A server that sends nothing for so long has stopped. */
export const STALL_MS = 30_000;
