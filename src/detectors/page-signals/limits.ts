/** Characters of one JSON-LD text; the collector stops at 200,000. */
export const maxJsonLdLength = 1_000_000;
/** Objects and lists in all JSON-LD texts of a page together; a newsroom's front page has some thousand. */
export const maxJsonLdNodes = 50_000;
/** Levels of nesting; honest structured data has fewer than ten. */
export const maxJsonLdDepth = 64;
/** Values of one property, types of one node. */
export const maxValues = 16;
/** Characters of an address. */
export const maxAddressLength = 8_192;
/** Statements that are shown of one item. */
export const maxStatements = 4;
/** Characters that are quoted as evidence. */
export const maxRawLength = 300;
