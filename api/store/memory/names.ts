// Which entities have a name with these tokens? Lists of numbers in typed arrays: a million statements are about entities
// with fifteen million tokens.
import type { TakeToken } from '../../model/name.js';
import { takeNameTokens } from '../../model/name.js';
import type { Entity } from '../../model/statement.js';
import { searchedNames } from '../../model/stored.js';
import { Vocabulary } from './vocabulary.js';

/** Numbers one after the other, in an array that grows. */
class Numbers {
  #numbers = new Uint32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(number: number): void {
    if (this.#length === this.#numbers.length) {
      const larger = new Uint32Array(this.#length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.#length++] = number;
  }

  all(): Uint32Array {
    return this.#numbers.subarray(0, this.#length);
  }
}

export class NameIndex {
  readonly #vocabulary = new Vocabulary();
  readonly #entities: number;
  /** The entities of all tokens one after the other, and where those of each token begin. */
  readonly #lists: Uint32Array;
  readonly #begins: Uint32Array;

  /** Entities are named by their place in this list. */
  constructor(entities: readonly Entity[]) {
    this.#entities = entities.length;
    const tokens = new Numbers();
    const ends = new Uint32Array(entities.length);
    /** The last entity that has each token: a token is taken once of an entity. */
    const last: number[] = [];
    entities.forEach((entity, i) => {
      const take: TakeToken = (text, begin, end) => {
        const number = this.#vocabulary.add(text, begin, end);
        if (last[number] !== i) tokens.push(number);
        last[number] = i;
      };
      for (const name of searchedNames(entity)) takeNameTokens(name, take);
      ends[i] = tokens.length;
    });
    this.#vocabulary.link();
    [this.#lists, this.#begins] = inverted(tokens.all(), ends, this.#vocabulary.size);
  }

  /**
   * How many of these tokens has each entity, by its place in the list? The last one counts also as the beginning of a
   * token.
   */
  matches(tokens: readonly string[]): Uint16Array {
    const matched = new Uint16Array(this.#entities);
    /** The last of the tokens that was counted for each entity, by its place from 1. */
    const counted = new Uint16Array(this.#entities);
    tokens.forEach((token, i) => {
      for (const number of this.#numbersOf(token, i === tokens.length - 1)) {
        for (let at = this.#begins[number]!; at < this.#begins[number + 1]!; at++) {
          const entity = this.#lists[at]!;
          if (counted[entity] !== i + 1) matched[entity] = matched[entity]! + 1;
          counted[entity] = i + 1;
        }
      }
    });
    return matched;
  }

  #numbersOf(token: string, isBeginning: boolean): readonly number[] {
    if (isBeginning) return this.#vocabulary.startingWith(token);
    const number = this.#vocabulary.numberOf(token);
    return number === null ? [] : [number];
  }
}

/** Tokens by entity → entities by token: the lists, and where each begins. */
function inverted(tokens: Uint32Array, ends: Uint32Array, vocabulary: number): [Uint32Array, Uint32Array] {
  const begins = new Uint32Array(vocabulary + 1);
  for (const token of tokens) begins[token + 1]!++;
  for (let token = 0; token < vocabulary; token++) begins[token + 1]! += begins[token]!;
  const filled = begins.slice();
  const lists = new Uint32Array(tokens.length);
  for (let entity = 0, at = 0; entity < ends.length; entity++)
    for (; at < ends[entity]!; at++) lists[filled[tokens[at]!]!++] = entity;
  return [lists, begins];
}
