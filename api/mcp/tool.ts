// What a tool is: a question with the arguments that a model gives, and its entry in the list of tools.
import { z } from 'zod';
import { badInput } from '../errors.js';
import type { Session } from '../questions/session.js';
import type { Answer } from './answer.js';

/** What an answer may take, in bytes of UTF-8: about 6,000 tokens when nothing is said. */
export const BUDGET = { least: 2000, usual: 20_000, most: 100_000 } as const;

/** Bounds that JSON Schema would tell of a whole number though they say nothing. */
export const UNBOUNDED = { minimum: undefined, maximum: undefined };

/** Arguments of every tool: they choose the page of an answer, not the answer. */
const PAGING = {
  after: z.string().optional().describe('next of the page before; all else as before'),
  budget: z.int().meta(UNBOUNDED).default(BUDGET.usual).describe('bytes an answer may have'),
};
type Paging = { after?: string | undefined; budget: number };

/** Nothing is changed, the same call has the same answer, and nothing but the dataset is asked. */
const ANNOTATIONS = { readOnlyHint: true, idempotentHint: true, openWorldHint: false } as const;

export interface Call {
  /** What the question is, without what chooses the page. */
  question: object;
  paging: Paging;
  /** The answer from the part with this key on. */
  answer: (from: string | null) => Promise<Answer>;
}

export interface Tool {
  name: string;
  description: string;
  inputSchema: { type: 'object'; [keyword: string]: unknown };
  annotations: typeof ANNOTATIONS;
  /** @throws {XintuError} BAD_USER_INPUT naming the argument and what would be legal. */
  read(session: Session, given: object): Call;
}

export interface ToolDefinition<S extends z.ZodRawShape> {
  name: string;
  description: string;
  arguments: S;
  answer: (session: Session, args: z.output<z.ZodObject<S>>, from: string | null) => Promise<Answer>;
}

/** Models write null for what they leave out. */
const withoutNulls = (given: object): object =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));

function describeIssue(issue: z.core.$ZodIssue, legal: readonly string[]): string {
  if (issue.code === 'unrecognized_keys')
    return `there is no argument ${issue.keys.join(', ')}; there are ${legal.join(', ')}`;
  return `${issue.path.join('.')}: ${issue.message}`;
}

/** A schema as it is listed: without what says nothing to a model. */
function listed(schema: z.ZodType): Tool['inputSchema'] {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest as Tool['inputSchema'];
}

/** The tool of a definition, with the arguments that all tools have. */
export function defineTool<S extends z.ZodRawShape>(definition: ToolDefinition<S>): Tool {
  const asked = z.strictObject(definition.arguments);
  const schema = z.strictObject({ ...definition.arguments, ...PAGING });
  const legal = Object.keys(schema.shape);
  return {
    name: definition.name,
    description: definition.description,
    inputSchema: listed(schema),
    annotations: ANNOTATIONS,
    read(session, given) {
      const parsed = schema.safeParse(withoutNulls(given));
      if (!parsed.success)
        throw badInput(parsed.error.issues.map((issue) => describeIssue(issue, legal)).join('; '));
      const { after, budget, ...question } = parsed.data as Paging & Record<string, unknown>;
      if (budget < BUDGET.least || budget > BUDGET.most)
        throw badInput(`budget is ${budget}; it must be from ${BUDGET.least} to ${BUDGET.most}`);
      const args = asked.parse(question);
      return {
        question: args,
        paging: { after, budget },
        answer: (from) => definition.answer(session, args, from),
      };
    },
  };
}
