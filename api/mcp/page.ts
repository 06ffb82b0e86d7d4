// One page of an answer: as many rows as fit into its budget, with what they cite, and how to get the rest.
import { createHash } from 'node:crypto';
import { badInput } from '../errors.js';
import type { Session } from '../questions/session.js';
import type { Part, Row } from './answer.js';
import { statusOf } from './answer.js';
import { sourceFacts, sourceId } from './statement-rows.js';
import type { Call, Tool } from './tool.js';

/** Room for `next`, and for the names and brackets around the lists. */
const FRAME = 800;

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** Where an answer goes on. */
interface Place {
  /** Of the part. */
  key: string;
  /** How many of its rows have been given. */
  offset: number;
}

const START: Place = { key: '', offset: 0 };

/** A place as text that is good for this question and this version of the data only. */
function encode({ key, offset }: Place, question: string, version: string): string {
  const seal = createHash('sha256').update(JSON.stringify([question, version, offset, key]));
  return [version.slice(0, 8), seal.digest('base64url').slice(0, 8), offset, key].join('.');
}

function decode(after: string, question: string, version: string): Place {
  const [ofVersion, , offset, ...key] = after.split('.');
  const place = { key: key.join('.'), offset: Number(offset) };
  if (encode(place, question, version) === after) return place;
  throw badInput(
    ofVersion === version.slice(0, 8)
      ? 'after belongs to another question; give next of the page before, and all other arguments as they were'
      : 'the data have changed since the page before; ask again without after',
  );
}

class Page {
  readonly lists: Record<string, unknown[]> = {};
  readonly metrics: Record<string, string> = {};
  readonly sources: Record<string, object> = {};
  #isEmpty = true;

  constructor(
    readonly session: Session,
    /** Bytes that are left. */
    public left: number,
  ) {}

  /** Adds what fits of a part from this row on; the row that it stopped before, or null when all are in. */
  async add(part: Part, offset: number): Promise<number | null> {
    const { group, list } = part;
    const inGroup: unknown[] = [];
    const head = group && {
      ...group.head,
      ...(offset > 0 && { continued: true }),
      [group.rows]: inGroup,
    };
    const opening = (head ? bytesOf(head) + 1 : 0) + (this.lists[list] ? 0 : Buffer.byteLength(list) + 6);
    let rows: unknown[] | null = null;
    const open = (): unknown[] => {
      this.lists[list] ??= [];
      if (!head) return this.lists[list];
      this.lists[list].push(head);
      return inGroup;
    };
    if (part.rows.length === 0) {
      if (!this.#take(opening)) return 0;
      open();
    }
    for (let at = offset; at < part.rows.length; at++) {
      const row = part.rows[at]!;
      const cited = await this.#citedAnew(row);
      const cost = bytesOf(row.value) + 1 + bytesOf(cited.sources) + bytesOf(cited.metrics);
      if (!this.#take(cost + (rows ? 0 : opening))) return at;
      rows ??= open();
      rows.push(row.value);
      Object.assign(this.sources, cited.sources);
      Object.assign(this.metrics, cited.metrics);
    }
    return null;
  }

  /** What is first on a page goes in whatever it takes: a row is never split. */
  #take(bytes: number): boolean {
    if (bytes > this.left && !this.#isEmpty) return false;
    this.left -= bytes;
    this.#isEmpty = false;
    return true;
  }

  async #citedAnew(row: Row) {
    const sources: Record<string, object> = {};
    for (const id of row.sources) {
      const source = sourceId(id) in this.sources ? null : await this.session.source.load(id);
      if (source) sources[sourceId(id)] = sourceFacts(source);
    }
    const metrics: Record<string, string> = {};
    for (const id of row.metrics) {
      const metric = id in this.metrics ? null : await this.session.metric.load(id);
      if (metric) metrics[id] = [metric.nameZh, metric.nameEn, metric.description].filter(Boolean).join('; ');
    }
    return { sources, metrics };
  }
}

/**
 * The answer to a call as JSON, within its budget. What does not fit is told by `next`, with which the same tool gives
 * the rest: all pages together have every row once.
 */
export async function answerCall(tool: Tool, session: Session, given: object): Promise<string> {
  const call: Call = tool.read(session, given);
  const { version, latestPublished } = await session.status();
  const question = JSON.stringify([tool.name, call.question]);
  const { after, budget } = call.paging;
  const place = after === undefined ? START : decode(after, question, version);
  const answer = await call.answer(place.key === '' ? null : place.key);
  const dataset = { version, latestPublished };
  const head = { ...statusOf(answer), ...answer.about };
  const tail = { ...(answer.coverage && { coverage: answer.coverage }), dataset };
  const page = new Page(session, budget - FRAME - bytesOf(head) - bytesOf(tail));
  let stopped: Place | null = null;
  let { offset } = place;
  for await (const part of answer.parts) {
    const at = await page.add(part, offset);
    offset = 0;
    if (at === null) continue;
    stopped = { key: part.key, offset: at };
    break;
  }
  const { lists, metrics, sources } = page;
  const next = stopped && encode(stopped, question, version);
  return JSON.stringify({
    ...head,
    ...lists,
    ...(Object.keys(metrics).length > 0 && { metrics }),
    ...(Object.keys(sources).length > 0 && { sources }),
    ...tail,
    ...(next && { next }),
  });
}
