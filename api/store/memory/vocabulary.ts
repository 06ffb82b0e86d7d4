// Every token of the names once, numbered: a hash table of our own, because a Map takes four times the memory and holds no
// more than 2^24 keys.

const EMPTY = 0x811c9dc5;
const hashWith = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

export class Vocabulary {
  readonly #tokens: string[] = [];
  #hashes = new Int32Array(512);
  /** Number + 1 of the token at the place that its hash gives or, where that is taken, at one of the next; 0 for none. */
  #places = new Int32Array(1024);
  /** Of each token, and of the empty text as the last: the first of the tokens that continue it, and the next of those. */
  #first = new Int32Array(0);
  #next = new Int32Array(0);

  get size(): number {
    return this.#tokens.length;
  }

  #isAt(number: number, text: string, begin: number, end: number): boolean {
    const token = this.#tokens[number]!;
    if (token.length !== end - begin) return false;
    for (let i = begin; i < end; i++) if (token.charCodeAt(i - begin) !== text.charCodeAt(i)) return false;
    return true;
  }

  /** The place of the token that stands there in the text, or the free one that it would take. */
  #placeOf(hash: number, text: string, begin: number, end: number): number {
    const mask = this.#places.length - 1;
    let place = (hash ^ (hash >>> 15)) & mask;
    for (; this.#places[place] !== 0; place = (place + 1) & mask) {
      const number = this.#places[place]! - 1;
      if (this.#hashes[number] === hash && this.#isAt(number, text, begin, end)) break;
    }
    return place;
  }

  /** The number of the token that stands in this text from `begin` to before `end`; it is added when it is new. */
  add(text: string, begin: number, end: number): number {
    let hash = EMPTY;
    for (let i = begin; i < end; i++) hash = hashWith(hash, text.charCodeAt(i));
    const place = this.#placeOf(hash, text, begin, end);
    const taken = this.#places[place]!;
    if (taken !== 0) return taken - 1;
    const number = this.#tokens.push(text.slice(begin, end)) - 1;
    this.#hashes[number] = hash;
    this.#places[place] = number + 1;
    if (this.#tokens.length === this.#hashes.length) this.#grow();
    return number;
  }

  #grow(): void {
    const hashes = this.#hashes;
    this.#hashes = new Int32Array(hashes.length * 2);
    this.#hashes.set(hashes);
    this.#places = new Int32Array(this.#places.length * 2);
    const mask = this.#places.length - 1;
    for (let number = 0; number < hashes.length; number++) {
      let place = (hashes[number]! ^ (hashes[number]! >>> 15)) & mask;
      while (this.#places[place] !== 0) place = (place + 1) & mask;
      this.#places[place] = number + 1;
    }
  }

  /** The number of the token; null when there is none. */
  numberOf(token: string): number | null {
    let hash = EMPTY;
    for (let i = 0; i < token.length; i++) hash = hashWith(hash, token.charCodeAt(i));
    const taken = this.#places[this.#placeOf(hash, token, 0, token.length)]!;
    return taken === 0 ? null : taken - 1;
  }

  /** The longest token with which this text begins, itself aside; `size`, which stands for the empty text, if there is none. */
  #stemOf(text: string): number {
    const hashes = [EMPTY];
    for (let i = 0; i + 1 < text.length; i++) hashes.push(hashWith(hashes[i]!, text.charCodeAt(i)));
    for (let end = text.length - 1; end > 0; end--) {
      const taken = this.#places[this.#placeOf(hashes[end]!, text, 0, end)]!;
      if (taken !== 0) return taken - 1;
    }
    return this.size;
  }

  /** To be called when all tokens are in: links each to those that continue it, so that `startingWith` need not look at all. */
  link(): void {
    this.#first = new Int32Array(this.size + 1).fill(-1);
    this.#next = new Int32Array(this.size).fill(-1);
    for (let number = 0; number < this.size; number++) {
      const token = this.#tokens[number]!;
      // Nobody types the mark of a whole name, so nothing has to be found by how such a token begins.
      if (token.startsWith('=')) continue;
      const stem = this.#stemOf(token);
      this.#next[number] = this.#first[stem]!;
      this.#first[stem] = number;
    }
  }

  /** The numbers of the tokens that begin with this text. */
  startingWith(text: string): number[] {
    const itself = this.numberOf(text);
    const found = itself === null ? this.#continuing(this.#stemOf(text), text) : [itself];
    for (let i = 0; i < found.length; i++)
      for (const number of this.#continuing(found[i]!, text)) found.push(number);
    return found;
  }

  #continuing(stem: number, text: string): number[] {
    const found: number[] = [];
    for (let number = this.#first[stem]!; number !== -1; number = this.#next[number]!)
      if (this.#tokens[number]!.startsWith(text)) found.push(number);
    return found;
  }
}
