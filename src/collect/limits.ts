/** Most items alive in one document. More would only fill the queue: at 5–10 pictures a second, 1,000 is minutes of work. */
export const MAX_ITEMS = 1_000;
/** Displayed CSS px. Smaller pictures are icons, avatars in lists and counting pixels; a chip of 24 px would hide them. */
export const MIN_MEDIA_PX = 24;
/** Displayed CSS px. Backgrounds below this are icons and sprites. */
export const MIN_BACKGROUND_PX = 64;
/** File px on both sides. Placeholders of lazy loaders and counting pixels are 1×1 or 2×2. */
export const MAX_PLACEHOLDER_PX = 2;
/** CSS px. A picture that failed to load shows its icon or alternative text; below this it shows nothing. */
export const MIN_BROKEN_PX = 4;
/** Layers of one element that are looked at; real pages use one or two. */
export const MAX_BACKGROUND_LAYERS = 4;
/** A source that was exchanged must stay this long before it is sent: pages swap sources up to ten times a second. */
export const STABLE_MS = 150;
/** A picture that is still loading after this is sent all the same, so that it is not left out in silence. */
export const HANGING_MS = 5_000;
/** The background refuses longer addresses as malformed. */
export const MAX_URL_LENGTH = 8_192;
/** The background refuses longer selectors as malformed. */
export const MAX_SELECTOR_LENGTH = 4_096;
/** An alternative text is a caption, not a passage. */
export const MAX_ALT_LENGTH = 500;

/** Same cap as the engine's: a runtime message carries base64 of this at most. */
export const MAX_INLINE_BYTES = 8 * 1024 * 1024;
/** Canvas memory is 4 bytes a pixel; 16 million is a 64 MB bitmap. */
export const MAX_CANVAS_PIXELS = 16_000_000;

/** Elements whose layout is read in one go, so that one slice stays well below a frame. */
export const BATCH_SIZE = 50;
/** One slice of work; half of a 60 Hz frame is left to the page. */
export const SLICE_MS = 8;
/** Idle time may never come on a busy page; then a slice runs anyway. */
export const IDLE_TIMEOUT_MS = 100;
/** Elements that are not yet worth an item are looked at again this often, then ever more rarely. */
export const SWEEP_MIN_MS = 1_000;
export const SWEEP_MAX_MS = 8_000;
/** Class changes may restyle whole subtrees; searching again more often would cost more than it finds. */
export const RESTYLE_MS = 2_000;
/** A first change of style is followed up this soon. */
export const RESTYLE_DELAY_MS = 200;
/** Up to so many changed elements are compared with each other. */
export const MAX_RESTYLED = 100;
/** Tries (one a sweep) to find the shadow root of a custom element that is defined late. */
export const LATE_HOST_TRIES = 6;

/** Below this a passage is chatter, not something to judge; the classifier itself abstains below 50 words. */
export const MIN_WORDS = 20;
/** The same for scripts without spaces between words. */
export const MIN_UNSPACED_CHARACTERS = 60;
/** About 3,300 English words; the classifier reads windows from the start. */
export const MAX_TEXT_LENGTH = 20_000;
/** Text that holds its C2PA manifest: a manifest of 30 KB takes 80,000, and what it is about must be whole to be checked. */
export const MAX_MARKED_TEXT_LENGTH = 400_000;
/** Listings of one document that are looked into for manifests; a manual has a few hundred. */
export const MAX_VERBATIM_BLOCKS = 500;
/** A long discussion has thousands of posts; the rest of the budget belongs to pictures. */
export const MAX_PASSAGES = 60;
/** Blocks that are followed for passages; enough for any discussion, and comparing them all stays quick. */
export const MAX_UNITS = 3_000;
/** Text must rest this long before it is read again: answers stream in word by word. */
export const TEXT_QUIET_MS = 1_000;
/** A text that never rests is read after this. */
export const TEXT_MAX_WAIT_MS = 5_000;
/** New parts of a page are searched for passages after this rest, and after `TEXT_QUIET_MS` at the latest. */
export const DISCOVER_QUIET_MS = 200;
/** Enough for the browser's language detector, cheap to pass on. */
export const LANGUAGE_SAMPLE_LENGTH = 2_000;
/** Readability copies the document and takes 20–100 ms; once per address is the rule, a few more while a page builds up. */
export const MAX_ARTICLE_SEARCHES = 4;
/** Time between two such searches. */
export const ARTICLE_SEARCH_GAP_MS = 3_000;
/** Above this the copy alone is too slow for the page's thread; the own count of paragraphs decides. */
export const MAX_READABILITY_ELEMENTS = 6_000;
/** Parsers stop at 512 levels; scripts can nest deeper and must not overflow our stack. */
export const MAX_DEPTH = 400;
