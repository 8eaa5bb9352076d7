/* Counts of hashed n-grams of one text; the hash is written down in assets/public/models/text-ngram-v0/en.json.
 *
 * FNV-1a over 32-bit code points that begins with a seed (87 word, 66 pair of words, 67 characters), then two mixing
 * steps. A block (words, characters) is 1 + ln(count) per distinct bucket, scaled to length 1 of its own. */
#include <math.h>
#include <stdint.h>

#define SEED_WORD 87u
#define SEED_PAIR 66u
#define SEED_CHARACTERS 67u
#define END_OF_WORD 10u
#define SPACE 32u
#define SLOTS_BITS 16
#define SLOTS (1u << SLOTS_BITS)

static uint32_t keys[SLOTS];
static uint32_t counts[SLOTS];
static uint32_t used[SLOTS];
static uint32_t distinct;

static uint32_t step(uint32_t hash, uint32_t point) { return (hash ^ point) * 0x01000193u; }

static uint32_t start(uint32_t seed) { return step(0x811c9dc5u, seed); }

static uint32_t finish(uint32_t hash) {
  hash = (hash ^ hash >> 15) * 0x85ebca6bu;
  return hash ^ hash >> 13;
}

static void count(uint32_t key) {
  uint32_t slot = (key * 2654435761u) >> (32 - SLOTS_BITS);
  while (counts[slot] && keys[slot] != key) slot = (slot + 1) & (SLOTS - 1);
  if (!counts[slot]) {
    keys[slot] = key;
    used[distinct++] = slot;
  }
  counts[slot]++;
}

/* Writes the counted block behind the first `n` entries, empties the counter, returns the new number of entries. */
static int32_t flush(uint32_t offset, int32_t *index, float *value, int32_t n) {
  double squares = 0;
  for (uint32_t i = 0; i < distinct; i++) {
    double v = 1 + log((double)counts[used[i]]);
    squares += v * v;
  }
  for (uint32_t i = 0; i < distinct; i++) {
    index[n + i] = (int32_t)(offset + keys[used[i]]);
    value[n + i] = (float)((1 + log((double)counts[used[i]])) / sqrt(squares));
    counts[used[i]] = 0;
  }
  n += (int32_t)distinct;
  distinct = 0;
  return n;
}

/* `words`: code points of the tokens, each ended by END_OF_WORD. */
static void count_words(const uint32_t *words, int32_t length, uint32_t mask) {
  uint32_t word = start(SEED_WORD), pair = 0, next_pair = start(SEED_PAIR);
  int has_previous = 0;
  for (int32_t i = 0; i < length; i++) {
    if (words[i] != END_OF_WORD) {
      word = step(word, words[i]);
      pair = step(pair, words[i]);
      next_pair = step(next_pair, words[i]);
      continue;
    }
    count(finish(word) & mask);
    if (has_previous) count(finish(pair) & mask);
    has_previous = 1;
    pair = step(next_pair, SPACE);
    word = start(SEED_WORD);
    next_pair = start(SEED_PAIR);
  }
}

static void count_characters(const uint32_t *points, int32_t length, int32_t lo, int32_t hi, uint32_t mask) {
  for (int32_t i = 0; i < length; i++) {
    uint32_t hash = start(SEED_CHARACTERS);
    for (int32_t n = 1; n <= hi && i + n <= length; n++) {
      hash = step(hash, points[i + n - 1]);
      if (n >= lo) count(finish(hash) & mask);
    }
  }
}

/* Returns the number of entries written to `index` and `value`, or -1 when the text could overfill the counter.
 * word_bits 0 leaves the word block out. Not for several threads at once. */
int32_t ngram_extract(const uint32_t *words, int32_t word_length, int32_t word_bits, const uint32_t *points,
                      int32_t length, int32_t lo, int32_t hi, int32_t char_bits, int32_t *index, float *value) {
  int32_t n = 0;
  if ((int64_t)length * (hi - lo + 1) >= SLOTS || 2 * (int64_t)word_length >= SLOTS) return -1;
  if (word_bits) {
    count_words(words, word_length, (1u << word_bits) - 1);
    n = flush(0, index, value, n);
  }
  count_characters(points, length, lo, hi, (1u << char_bits) - 1);
  return flush(word_bits ? 1u << word_bits : 0, index, value, n);
}
