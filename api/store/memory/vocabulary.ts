// Every token of the names once, numbered: a hash table of our own, because a Map takes four times the memory and holds no
// more than 2^24 keys.

const hashOf = (token: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < token.length; i++) hash = Math.imul(hash ^ token.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
};

export class Vocabulary {
  readonly #tokens: string[] = [];
  /** Number + 1 of the token at the place that its hash gives or, where that is taken, at one of the next; 0 for none. */
  #places = new Uint32Array(1024);
  /** Of each token, and of the empty text as the last: the first of the tokens that continue it, and the next of those. */
  #first = new Int32Array(0);
  #next = new Int32Array(0);

  get size(): number {
    return this.#tokens.length;
  }

  #placeOf(token: string): number {
    const mask = this.#places.length - 1;
    let place = hashOf(token) & mask;
    while (this.#places[place] !== 0 && this.#tokens[this.#places[place]! - 1] !== token)
      place = (place + 1) & mask;
    return place;
  }

  /** The number of the token, which is added when it is new. */
  add(token: string): number {
    const place = this.#placeOf(token);
    const taken = this.#places[place]!;
    if (taken !== 0) return taken - 1;
    this.#places[place] = this.#tokens.push(token);
    if (this.#tokens.length * 2 > this.#places.length) this.#grow();
    return this.#tokens.length - 1;
  }

  #grow(): void {
    this.#places = new Uint32Array(this.#places.length * 2);
    for (let number = 0; number < this.#tokens.length; number++)
      this.#places[this.#placeOf(this.#tokens[number]!)] = number + 1;
  }

  /** The number of the token; null when there is none. */
  numberOf(token: string): number | null {
    const taken = this.#places[this.#placeOf(token)]!;
    return taken === 0 ? null : taken - 1;
  }

  /** The longest token with which this text begins, itself aside; `size`, which stands for the empty text, if there is none. */
  #stemOf(text: string): number {
    for (let length = text.length - 1; length > 0; length--) {
      const number = this.numberOf(text.slice(0, length));
      if (number !== null) return number;
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
