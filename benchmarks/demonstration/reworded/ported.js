// What django's `words` of lorem ipsum does, for a page.

import { COMMON_WORDS, WORDS, sample } from "./lists.js";

export function words(count, common = true) {
  let wordList = common ? [...COMMON_WORDS] : [];
  let chunk = wordList.length;
  if (count > chunk) {
    count -= chunk;
    while (count > 0) {
      chunk = Math.min(count, WORDS.length);
      count -= chunk;
      wordList = wordList.concat(sample(WORDS, chunk));
    }
  } else {
    wordList = wordList.slice(0, count);
  }
  return wordList.join(" ");
}
