// Answers that are kept, so that a question which is asked again is not computed again while the data are the same.
import { createHash } from 'node:crypto';
import type { ExecutionResult, OperationDefinitionNode } from 'graphql';
import { Kind, visit } from 'graphql';
import { LRUCache } from 'lru-cache';

/** One answer may take this part of what all may. */
const LARGEST_PART = 1 / 16;

/** Tells of the loading and not only of the data: never kept. */
const OF_THE_LOADING = 'dataset';
/** Questions that cost a database little more than to say which version it has. */
const LIGHT = new Set([
  'node',
  'entity',
  'entities',
  'search',
  'sources',
  '__schema',
  '__type',
  '__typename',
]);

/** The data of an answer, already written down as the whole body of the response. */
export class WrittenData {
  constructor(readonly body: Buffer) {}
}

/** To whoever hands it on it is data like any other. */
const asResult = (written: WrittenData) => ({ data: written as object }) as ExecutionResult;

/**
 * The body of a response. What is kept is bytes, so that its characters are not encoded for each who asks; Apollo and
 * Fastify hand on what they get.
 */
export const write = (result: { data?: unknown }): string =>
  result.data instanceof WrittenData
    ? (result.data.body as unknown as string)
    : `${JSON.stringify(result)}\n`;

/** A short name of these texts together; other texts have another. */
export const fingerprint = (...parts: string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

/** The fields of Query that are asked; null when fragments hide them. */
function questionsOf({ selectionSet }: OperationDefinitionNode): string[] | null {
  const names = selectionSet.selections.map((each) => (each.kind === Kind.FIELD ? each.name.value : null));
  return names.includes(null) ? null : (names as string[]);
}

/** Is the answer to this operation the same whenever the version of the data is? */
export function dependsOnDataOnly(operation: OperationDefinitionNode): boolean {
  return questionsOf(operation)?.includes(OF_THE_LOADING) === false;
}

/** Does it cost a database much more than its version: a question that is no lookup, or a list inside of one? */
export function isHeavy(operation: OperationDefinitionNode): boolean {
  const questions = questionsOf(operation);
  if (questions === null) return false;
  let hasLists = false;
  visit(operation, {
    enter: (node, _key, _parent, path) => {
      // operation › selectionSet › selections › n is a question, and whatever is below it is inside of one.
      const isListed = node.kind === Kind.FIELD && path.length > 3 && (node.arguments?.length ?? 0) > 0;
      if (isListed || node.kind === Kind.FRAGMENT_SPREAD) hasLists = true;
    },
  });
  return hasLists || questions.some((name) => !LIGHT.has(name));
}

export class KeptAnswers {
  readonly #kept: LRUCache<string, WrittenData>;
  readonly #underWay = new Map<string, Promise<ExecutionResult>>();

  /** They may take so many bytes together. */
  constructor(maxSize: number) {
    const maxEntrySize = Math.ceil(maxSize * LARGEST_PART);
    this.#kept = new LRUCache({ maxSize, maxEntrySize, sizeCalculation: ({ body }) => body.byteLength });
  }

  /** What is kept under this key. */
  get(key: string): WrittenData | undefined {
    return this.#kept.get(key);
  }

  /**
   * The answer of this key, which must name the version of the data. It is computed once, also for those who ask while
   * it is; one with an error, or that is not `settled` at its end, is not kept.
   */
  async answer(key: string, compute: () => Promise<ExecutionResult>, settled: () => Promise<boolean>) {
    const kept = this.#kept.get(key);
    if (kept) return asResult(kept);
    const underWay = this.#underWay.get(key);
    if (underWay) return underWay;
    const computed = this.#compute(key, compute, settled).finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, computed);
    return computed;
  }

  async #compute(key: string, compute: () => Promise<ExecutionResult>, settled: () => Promise<boolean>) {
    const result = await compute();
    if (result.errors || !result.data) return result;
    const written = new WrittenData(Buffer.from(write(result)));
    if (await settled()) this.#kept.set(key, written);
    return asResult(written);
  }
}
